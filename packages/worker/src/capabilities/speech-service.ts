import type { ArtifactStore } from '@talkgraph/engine';
import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import type { ModelMemory } from '@talkgraph/inference';
import type { Clip } from '@talkgraph/media';
import { speechSampleRate } from '@talkgraph/media';
import type {
  DocumentReference,
  MediaService,
  SpeakTextRequest,
  SpeechService,
  SpeechServiceCall,
} from '@talkgraph/nodes';
import {
  type AlignmentDocument,
  alignmentSchema,
  alignText,
  createEspeakSynthesizer,
  detectTextLanguage,
  type SpeechCall,
  type SpokenText,
} from '@talkgraph/speech';
import { storeReport } from './lipsync-documents.js';
import { type SpeechEngines, speechEngines } from './speech-engines.js';
import { fitRemarks, noTimesRemark, unsureLanguageRemark } from './speech-remarks.js';

/** What the service is built on. */
export interface SpeechServiceOptions {
  readonly store: ArtifactStore;
  readonly media: Pick<MediaService, 'keepSound' | 'readSound'>;
  /** The folder of the user's voices. */
  readonly models: string;
  /** The memory that models are counted in. */
  readonly memory: ModelMemory;
  /** What a profile of kind `openai` holds. @throws SECRETS_PROFILE_MISSING */
  readonly readProfile: (name: string) => Promise<Readonly<Record<string, string>>>;
  /** Nobody outside may be asked. */
  readonly offline?: boolean;
}

/** The service as a worker holds it. */
export interface HeldSpeechService extends SpeechService, Pick<SpeechEngines, 'load'> {}

/** Makes the service that speaks texts and finds texts in recordings. Nothing is loaded before the first call. */
export function createSpeechService(options: SpeechServiceOptions): HeldSpeechService {
  const engines = speechEngines(options);
  return {
    speak: (request, call = {}) => speak(options, engines, request, call),
    async align({ audio, text, language }, call = {}) {
      const known = await languageOf(text, language);
      const { document, fit } = await align(
        options,
        audio,
        { text, language: known.language, mixed: known.mixed },
        call,
      );
      const remarks = [...known.remarks, ...fitRemarks(fit, document)];
      const alignment = await storeAlignment(options.store, document);
      return { alignment, language: known.language, confidence: fit.confidence, remarks };
    },
    engineState: (choice) => engines.state(choice),
    detectLanguage: (text) => detectTextLanguage(text),
    load: (name) => engines.load(name),
  };
}

async function speak(
  options: SpeechServiceOptions,
  engines: SpeechEngines,
  request: SpeakTextRequest,
  call: SpeechServiceCall,
): ReturnType<SpeechService['speak']> {
  const { text } = request;
  const { language, mixed, remarks } = await languageOf(text, request.language);
  const synthesizer = await engines.choose(request);
  const { voice, speed, pitch, volume } = request;
  const spoken = await synthesizer.speak(
    { text, language, mixed, voice, speed, pitch, volume },
    watched('speak', call),
  );
  const heard = new HeardText(spoken);
  const { signal } = call;
  const sound = { sampleRate: spoken.sampleRate, channelCount: 1, chunks: heard.samples() };
  const clip = await options.media.keepSound(sound, signal ? { signal } : {});
  const said = [...remarks, ...spoken.remarks];
  if (spoken.timed) {
    const alignment = await storeAlignment(options.store, heard.document(text, language));
    return { clip, alignment, language, remarks: said };
  }
  const found = await align(options, clip, { text, language, mixed }, call).catch((error: unknown) => {
    // A language that only the other engine speaks: its sound is still of use.
    if (isTalkgraphError(error) && error.code === 'SPEECH_VOICE_UNKNOWN') return undefined;
    throw error;
  });
  const alignment = await storeAlignment(options.store, found?.document ?? heard.document(text, language));
  return { clip, alignment, language, remarks: found ? said : [...said, noTimesRemark] };
}

/** Keeps words and phonemes while the samples pass. */
class HeardText {
  readonly #spoken: SpokenText;
  readonly #words: AlignmentDocument['words'][number][] = [];
  readonly #phonemes: AlignmentDocument['phonemes'][number][] = [];
  #samples = 0;

  constructor(spoken: SpokenText) {
    this.#spoken = spoken;
  }

  async *samples(): AsyncGenerator<Float32Array> {
    for await (const part of this.#spoken.parts) {
      this.#words.push(...part.words);
      this.#phonemes.push(...part.phonemes);
      this.#samples += part.samples.length;
      yield part.samples;
    }
  }

  document(text: string, language: string): AlignmentDocument {
    const durationSeconds = this.#samples / this.#spoken.sampleRate;
    return { language, text, durationSeconds, words: this.#words, phonemes: this.#phonemes };
  }
}

async function align(
  { media }: SpeechServiceOptions,
  audio: Clip,
  said: { readonly text: string; readonly language: string; readonly mixed: boolean },
  call: SpeechServiceCall,
): ReturnType<typeof alignText> {
  const { signal } = call;
  const pcm = media.readSound(audio, { sampleRate: speechSampleRate, channels: 1 }, signal ? { signal } : {});
  return alignText({ pcm, ...said, synthesizer: createEspeakSynthesizer() }, watched('align', call));
}

function watched(stage: string, { signal, onProgress }: SpeechServiceCall): SpeechCall {
  return {
    ...(signal && { signal }),
    ...(onProgress && { onProgress: ({ done, total }) => onProgress({ stage, done, total }) }),
  };
}

/** The language that was named, or the text's own, in which sentences of others may stand. */
async function languageOf(
  text: string,
  language: string,
): Promise<{ readonly language: string; readonly mixed: boolean; readonly remarks: readonly LocalizedText[] }> {
  if (language !== 'auto' && language !== '') return { language, mixed: false, remarks: [] };
  const found = await detectTextLanguage(text);
  return {
    language: found.language,
    mixed: true,
    remarks: found.certain ? [] : [unsureLanguageRemark(found.language)],
  };
}

function storeAlignment(store: ArtifactStore, document: AlignmentDocument): Promise<DocumentReference> {
  const { schema, version } = alignmentSchema;
  const { language, words, durationSeconds } = document;
  const summary = { language, words: words.length, seconds: durationSeconds };
  return storeReport(store, `${schema}/${version}`, JSON.stringify(document), summary);
}
