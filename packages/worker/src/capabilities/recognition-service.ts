import type { ArtifactStore } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { ModelMemory } from '@talkgraph/inference';
import type { Clip } from '@talkgraph/media';
import type { MediaService, RecognitionService, RecognizeRequest, SoundCall, SoundService } from '@talkgraph/nodes';
import {
  alignmentSchema,
  createEspeakSynthesizer,
  identifyLanguage,
  joinStretches,
  recognitionSampleRate,
  recognizeSpeech,
  type SpeechRecognizer,
} from '@talkgraph/speech';
import { storeReport } from './lipsync-documents.js';
import { type RecognitionEngines, recognitionEngines } from './recognition-engines.js';

/** The service as a worker holds it. */
export interface HeldRecognitionService extends RecognitionService, Pick<RecognitionEngines, 'load'> {}

export interface RecognitionServiceOptions {
  readonly store: ArtifactStore;
  readonly media: Pick<MediaService, 'describe' | 'readSound'>;
  readonly sound: Pick<SoundService, 'speechParts'>;
  /** The folder of the user's recognisers. */
  readonly models: string;
  /** The memory that models are counted in. */
  readonly memory: ModelMemory;
}

/** Makes the service that writes down what is said. Nothing is loaded before the first call. */
export function createRecognitionService(options: RecognitionServiceOptions): HeldRecognitionService {
  const engines = recognitionEngines(options.models, options.memory);
  const read = (audio: Clip, call: SoundCall) =>
    options.media.readSound(audio, { sampleRate: recognitionSampleRate, channels: 1 }, call);
  return {
    async recognize(request, call = {}) {
      const chosen = await engines.choose(request);
      const { document, remarks } = await recognize(
        options,
        request,
        chosen.recognizer,
        read(request.audio, call),
        call,
      );
      const { schema, version } = alignmentSchema;
      const summary = { seconds: document.durationSeconds, words: document.words.length, language: document.language };
      const alignment = await storeReport(options.store, `${schema}/${version}`, JSON.stringify(document), summary);
      const { text, language } = document;
      const silent = text === '' ? [nothingRemark] : [];
      const said: LocalizedText[] = [...chosen.remarks, ...remarks, ...silent];
      return { text, language, alignment, recognizer: chosen.recognizer.name, remarks: said };
    },
    async identifyLanguage(audio, call = {}) {
      const listener = await engines.languageListener();
      const stretches = await options.sound.speechParts(audio, {}, call);
      const onPart = (done: number, total: number) => call.onProgress?.({ stage: 'identify', done, total });
      const watched = { ...(call.signal && { signal: call.signal }), onPart };
      return identifyLanguage({ listener, sound: read(audio, call), stretches }, watched);
    },
    available: () => engines.available(),
    load: (name) => engines.load(name),
  };
}

async function recognize(
  { media, sound }: RecognitionServiceOptions,
  { audio, language }: RecognizeRequest,
  recognizer: SpeechRecognizer,
  pcm: AsyncIterable<Float32Array>,
  call: SoundCall,
) {
  const { longestSeconds } = recognizer;
  const parts = await sound.speechParts(audio, { maxSeconds: longestSeconds, paddingSeconds: 0.25 }, call);
  const info = media.describe(audio).audio;
  const durationSeconds = info ? info.sampleCount / info.sampleRate : 0;
  return recognizeSpeech(
    {
      sound: pcm,
      durationSeconds,
      stretches: joinStretches(parts, longestSeconds),
      language,
      recognizer,
      synthesizer: createEspeakSynthesizer(),
    },
    {
      ...(call.signal && { signal: call.signal }),
      onSeconds: (done) => call.onProgress?.({ stage: 'recognize', done, total: durationSeconds }),
    },
  );
}

const nothingRemark: LocalizedText = {
  en: 'Nothing was understood: nobody speaks, or too softly or in too much noise. "Audio Quality" tells more.',
  zh: '没有识别出任何内容：可能无人说话、声音过轻或噪声过大。可用“录音质量检测”查看原因。',
};
