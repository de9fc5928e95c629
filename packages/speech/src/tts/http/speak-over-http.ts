import type { LocalizedText } from '@talkgraph/errors';
import type { SpeechCall, SpeechRequest, SpokenPart, SpokenText } from '../../contract.js';
import { speechTextEmpty } from '../../errors.js';
import { groupPieces } from '../../text/group-pieces.js';
import type { TextPiece } from '../../text/split-text.js';
import type { AnsweredSound } from './sound-of-answer.js';

/** How a service is asked to speak. */
export interface HttpVoice {
  /** Characters it takes at once. */
  readonly mostCharacters: number;
  readonly remarks: readonly LocalizedText[];
  /** Asks for one stretch of the text. */
  ask(text: string, signal: AbortSignal | undefined): Promise<AnsweredSound>;
}

/**
 * Speaks a text of any length with a service that takes a few sentences at a time. The first stretch is asked for at once, so that
 * a wrong address or key is reported before anything is written. @throws SPEECH_TEXT_EMPTY; what asking throws
 */
export async function speakOverHttp(
  voice: HttpVoice,
  { text, volume }: SpeechRequest,
  { signal, onProgress }: SpeechCall,
): Promise<SpokenText> {
  const [first, ...others] = groupPieces(text, voice.mostCharacters);
  if (!first) throw speechTextEmpty({});
  const sound = await voice.ask(first.text, signal);
  const { sampleRate } = sound;
  async function* parts(): AsyncGenerator<SpokenPart> {
    let pause = 0;
    const stretches: readonly (TextPiece & { readonly sound?: AnsweredSound })[] = [{ ...first!, sound }, ...others];
    for (const stretch of stretches) {
      signal?.throwIfAborted();
      if (pause > 0) yield untimed(new Float32Array(Math.round(pause * sampleRate)), 1);
      const answered = stretch.sound ?? (await voice.ask(stretch.text, signal));
      for await (const samples of answered.read(sampleRate, signal)) yield untimed(samples, volume);
      pause = stretch.pauseSeconds;
      onProgress?.({ done: stretch.from + stretch.text.length, total: text.length });
    }
  }
  return { sampleRate, timed: false, parts: parts(), remarks: voice.remarks };
}

function untimed(samples: Float32Array, volume: number): SpokenPart {
  const loud = volume === 1 ? samples : samples.map((value) => Math.max(-1, Math.min(1, value * volume)));
  return { samples: loud, words: [], phonemes: [] };
}
