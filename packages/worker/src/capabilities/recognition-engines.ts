import type { LocalizedText } from '@talkgraph/errors';
import type { ModelMemory } from '@talkgraph/inference';
import type { RecognizeRequest } from '@talkgraph/nodes';
import {
  createPocketsphinxRecognizer,
  createWhisperRecognizer,
  findPocketsphinx,
  type LanguageListener,
  languageModelMissing,
  pocketsphinxMissing,
  recognitionLanguage,
  recognitionModelMissing,
  SherpaRecognizers,
  type SpeechRecognizer,
  speechEngineUnknown,
  whisperModelMissing,
  whisperModels,
} from '@talkgraph/speech';

/** Who listens, and what the user should know of the choice. */
export interface ChosenRecognizer {
  readonly recognizer: SpeechRecognizer;
  readonly remarks: readonly LocalizedText[];
}

/** The ways of recognising speech that a worker has. */
export interface RecognitionEngines {
  choose(request: RecognizeRequest): Promise<ChosenRecognizer>;
  /** @throws LANGUAGE_MODEL_MISSING */
  languageListener(): Promise<LanguageListener>;
  available(): Promise<readonly string[]>;
  /** Loads a model of sherpa-onnx before it is needed. @throws RECOGNITION_MODEL_UNCLEAR, RECOGNITION_MODEL_BROKEN */
  load(name: string): Promise<void>;
}

/** Makes the ways of recognising speech. @param folder models/asr of the home @param memory that models are counted in */
export function recognitionEngines(folder: string, memory: ModelMemory): RecognitionEngines {
  const sherpa = new SherpaRecognizers(folder, memory);
  const bySherpa = async (name: string): Promise<ChosenRecognizer | undefined> => {
    const names = await sherpa.names();
    const chosen = name === '' ? names[0] : names.find((other) => other === name);
    return chosen === undefined ? undefined : { recognizer: await sherpa.recognizer(chosen), remarks: [] };
  };
  const byWhisper = async (name: string): Promise<ChosenRecognizer | undefined> => {
    const names = await whisperModels(folder);
    const chosen = name === '' ? names[0] : names.find((other) => other === name);
    return chosen === undefined ? undefined : { recognizer: createWhisperRecognizer(folder, chosen), remarks: [] };
  };
  const byPocketsphinx = async ({ language, scratch }: RecognizeRequest): Promise<ChosenRecognizer | undefined> => {
    const path = await findPocketsphinx();
    if (path === undefined) return undefined;
    const recognizer = createPocketsphinxRecognizer(path, { scratch });
    if (!isEnglish(language)) throw recognitionLanguage({ recognizer: recognizer.name, language });
    return { recognizer, remarks: [language === 'auto' ? assumedEnglish : poorRemark] };
  };
  const missing = async ({ model }: RecognizeRequest) =>
    recognitionModelMissing({ folder, name: model, there: await sherpa.names() });

  const ways: Readonly<Record<string, (request: RecognizeRequest) => Promise<ChosenRecognizer>>> = {
    async sherpa(request) {
      return (await bySherpa(request.model)) ?? raise(await missing(request));
    },
    async whisper({ model }) {
      return (await byWhisper(model)) ?? raise(whisperModelMissing({ folder, name: model }));
    },
    async pocketsphinx(request) {
      return (await byPocketsphinx(request)) ?? raise(pocketsphinxMissing({}));
    },
    async auto(request) {
      const own = (await bySherpa(request.model)) ?? (await byWhisper(request.model));
      if (own) return own;
      // A model that was named and is not there is not replaced by something else in silence.
      const spare = request.model === '' && isEnglish(request.language) ? await byPocketsphinx(request) : undefined;
      return spare ?? raise(await missing(request));
    },
  };
  return {
    choose(request) {
      const way = Object.hasOwn(ways, request.engine) ? ways[request.engine] : undefined;
      return way ? way(request) : raise(speechEngineUnknown({ engine: request.engine }));
    },
    async languageListener() {
      return (await sherpa.languageListener()) ?? raise(languageModelMissing({ folder, there: await sherpa.names() }));
    },
    async available() {
      const program = await findPocketsphinx();
      const models = [...(await sherpa.names()), ...(await whisperModels(folder))];
      const states = await Promise.all(models.map(async (name) => `${name} ${await sherpa.state(name)}`));
      return [...states, ...(program ? ['PocketSphinx'] : [])];
    },
    load: (name) => sherpa.load(name),
  };
}

function raise(error: Error): never {
  throw error;
}

function isEnglish(language: string): boolean {
  return language === 'auto' || language.split('-')[0] === 'en';
}

const poorRemark: LocalizedText = {
  en: 'PocketSphinx listened, which makes many mistakes. Put a model into models/asr for better text.',
  zh: '当前使用 PocketSphinx 识别，错误较多。将模型放入 models/asr 可获得更好的结果。',
};

const assumedEnglish: LocalizedText = {
  en: 'PocketSphinx listened, which takes everything for English and makes many mistakes. Put a model into models/asr for other languages and better text.',
  zh: '当前使用 PocketSphinx 识别，它把所有语音都当作英文，错误较多。将模型放入 models/asr 可识别其他语言并获得更好的结果。',
};
