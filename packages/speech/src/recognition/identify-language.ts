import { throwIfCancelled } from '@talkgraph/media';
import type { SpeechStretch } from '../sound/vad/speech-parts.js';
import { recognitionSampleRate } from './contract.js';
import type { LanguageListener } from './sherpa/sherpa-recognizers.js';
import { joinStretches, stretchesOf } from './stretches-of.js';

/** Which language a recording is in. */
export interface SpokenLanguage {
  /** BCP 47 tags of the languages heard, the one heard longest first; empty where nobody speaks. */
  readonly heard: readonly string[];
}

export interface IdentifyLanguageRequest {
  readonly listener: LanguageListener;
  /** Mono at 16 kHz; read once, up to the last part that is listened to. */
  readonly sound: AsyncIterable<Float32Array>;
  /** Where someone speaks, in order. */
  readonly stretches: readonly SpeechStretch[];
}

/** Seconds that a model hears at once. */
const mostSeconds = 25;
/** Parts that are listened to: a recording may begin with a greeting in another language. */
const mostParts = 3;
/** A part shorter than this, say a cough, is passed by where there are longer ones. */
const leastSeconds = 1.5;

/**
 * Tells the language of a recording by listening to up to three parts of it, from its beginning, middle and end.
 * @throws what the listener throws; CANCELLED
 */
export async function identifyLanguage(
  { listener, sound, stretches }: IdentifyLanguageRequest,
  options: { readonly signal?: AbortSignal; readonly onPart?: (done: number, total: number) => void } = {},
): Promise<SpokenLanguage> {
  const parts = chosenParts(joinStretches(stretches, mostSeconds));
  const seconds = new Map<string, number>();
  let done = 0;
  for await (const { stretch, samples } of stretchesOf(sound, parts, recognitionSampleRate)) {
    throwIfCancelled(options.signal);
    const name = await listener.listen(samples, options.signal);
    if (name !== undefined) seconds.set(tagOf(name), (seconds.get(tagOf(name)) ?? 0) + lengthOf(stretch));
    options.onPart?.(++done, parts.length);
  }
  return { heard: [...seconds].sort((a, b) => b[1] - a[1]).map(([tag]) => tag) };
}

/** The longest part of each third. */
function chosenParts(parts: readonly SpeechStretch[]): readonly SpeechStretch[] {
  const long = parts.filter((part) => lengthOf(part) >= leastSeconds);
  const worth = long.length > 0 ? long : parts;
  if (worth.length <= mostParts) return worth;
  const share = worth.length / mostParts;
  return Array.from({ length: mostParts }, (_, i) => {
    const third = worth.slice(Math.floor(i * share), Math.floor((i + 1) * share));
    return third.reduce((best, part) => (lengthOf(part) > lengthOf(best) ? part : best));
  });
}

const lengthOf = ({ startSeconds, endSeconds }: SpeechStretch) => endSeconds - startSeconds;

/** Names of models for which the rest of the project has other tags. */
const tagsOfNames: Readonly<Record<string, string>> = { zh: 'zh-CN', yue: 'zh-HK', jw: 'jv', nn: 'no', iw: 'he' };

function tagOf(name: string): string {
  return tagsOfNames[name] ?? name;
}
