import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ModelMemory } from '@talkgraph/inference';
import { throwIfCancelled } from '@talkgraph/media';
import type { OfflineRecognizer } from 'sherpa-onnx-node';
import { recognitionModelBroken, recognitionModelUnclear, speechNotRecognized } from '../../errors.js';
import { checkSherpaModel } from '../../sherpa/check-sherpa-model.js';
import { loadSherpa } from '../../sherpa/load-sherpa.js';
import { ModelSlot } from '../../sherpa/model-slot.js';
import { stateOfModel } from '../../sherpa/state-of-model.js';
import { type HeardSpeech, recognitionSampleRate, type SpeechRecognizer, type SpeechSound } from '../contract.js';
import { findRecognitionModel, type RecognitionModel } from './find-recognition-model.js';
import { SherpaLanguages } from './sherpa-languages.js';
import { wordsOfTokens } from './words-of-tokens.js';

/** A model that tells languages. */
export interface LanguageListener {
  readonly name: string;
  /**
   * @param samples mono at 16 kHz, up to half a minute
   * @returns as the model calls it: `en`, `zh`, `yue`; undefined where it heard nobody
   * @throws RECOGNITION_MODEL_BROKEN, SPEECH_NOT_RECOGNIZED, CANCELLED
   */
  listen(samples: Float32Array, signal?: AbortSignal): Promise<string | undefined>;
}

/** The user's recognition models, run by sherpa-onnx in this process. One stays loaded until another takes its place. */
export class SherpaRecognizers {
  readonly #root: string;
  readonly #slot: ModelSlot<OfflineRecognizer>;
  readonly #languages: SherpaLanguages;

  /** @param root folder with a folder for each model @param memory that the models are counted in */
  constructor(root: string, memory: ModelMemory = new ModelMemory()) {
    this.#root = root;
    this.#slot = new ModelSlot(memory);
    this.#languages = new SherpaLanguages(memory);
  }

  /** Names of the folders that may hold models; none where there is no such folder. */
  async names(): Promise<readonly string[]> {
    const entries = await readdir(this.#root, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return folders.map(({ name }) => name).sort();
  }

  /** @throws RECOGNITION_MODEL_UNCLEAR */
  async recognizer(name: string): Promise<SpeechRecognizer> {
    const model = await this.#model(name);
    return {
      name,
      // Whisper hears half a minute at a time.
      longestSeconds: 28,
      recognize: (sound, signal) => this.#recognize(model, sound, signal),
    };
  }

  /**
   * A model that tells which language is spoken: a Whisper model of many languages, or, for five languages of East Asia
   * and English, SenseVoice. Undefined where there is neither.
   */
  async languageListener(): Promise<LanguageListener | undefined> {
    const models = await this.#models();
    const whisper = models.find(({ family, files }) => family === 'whisper' && !englishOnly.test(files.encoder ?? ''));
    if (whisper) {
      return { name: whisper.name, listen: (samples, signal) => this.#languages.identify(whisper, samples, signal) };
    }
    const senseVoice = models.find(({ family }) => family === 'senseVoice');
    if (!senseVoice) return undefined;
    const listen = async (samples: Float32Array, signal?: AbortSignal) => {
      const { language, text } = await this.#recognize(senseVoice, { samples, language: 'auto' }, signal);
      return text === '' || language === 'nospeech' ? undefined : language;
    };
    return { name: senseVoice.name, listen };
  }

  /** Differs once a model's files do. @param name of its folder */
  state(name: string): Promise<string> {
    return stateOfModel(join(this.#root, name));
  }

  /** Loads a model before it hears anything. @throws RECOGNITION_MODEL_UNCLEAR, RECOGNITION_MODEL_BROKEN */
  async load(name: string): Promise<void> {
    await this.#load(await this.#model(name), '');
  }

  async #models(): Promise<readonly RecognitionModel[]> {
    const names = await this.names();
    const found = await Promise.all(names.map((name) => findRecognitionModel(join(this.#root, name), name)));
    return found.filter((model) => 'family' in model);
  }

  async #model(name: string): Promise<RecognitionModel> {
    const found = await findRecognitionModel(join(this.#root, name), name);
    if ('missing' in found) throw recognitionModelUnclear(found);
    return found;
  }

  async #recognize(
    model: RecognitionModel,
    { samples, language }: SpeechSound,
    signal?: AbortSignal,
  ): Promise<HeardSpeech> {
    const recognizer = await this.#load(model, primary(language), signal);
    const result = await this.#slot
      .run(async () => {
        const stream = recognizer.createStream();
        stream.acceptWaveform({ samples, sampleRate: recognitionSampleRate });
        return recognizer.decodeAsync(stream);
      })
      .catch((cause: unknown) => {
        throw speechNotRecognized(
          { recognizer: model.name, reason: cause instanceof Error ? cause.message : '' },
          cause,
        );
      });
    throwIfCancelled(signal);
    const { text, tokens = [], timestamps = [], durations = [], lang = '' } = result;
    const timed = tokens.length > 0 && timestamps.length === tokens.length;
    const seconds = samples.length / recognitionSampleRate;
    const heard = lang.replace(/[<|>]/g, '');
    return {
      text: text.trim(),
      words: timed ? wordsOfTokens({ tokens, timestamps, durations }, seconds) : undefined,
      ...(heard && { language: heard }),
    };
  }

  /** @param language what it will be told that it hears, where it can be told */
  async #load(model: RecognitionModel, language: string, signal?: AbortSignal): Promise<OfflineRecognizer> {
    throwIfCancelled(signal);
    const files = await stateOfModel(model.folder);
    const told = takesLanguage(model) ? language : '';
    const config = recognizerConfig(model, told);
    const wanted = {
      name: `asr/${model.name}`,
      state: `${model.folder} ${files} ${told}`,
      files: Object.values(model.files),
      open: async () => (await loadSherpa()).OfflineRecognizer.createAsync(config),
    };
    if (!this.#slot.holds(wanted)) {
      const wrong = await checkSherpaModel('OfflineRecognizer', config, files, signal);
      if (wrong !== undefined) throw recognitionModelBroken({ folder: model.folder });
    }
    return this.#slot.load(wanted).catch((cause: unknown) => {
      throw recognitionModelBroken({ folder: model.folder }, cause);
    });
  }
}

/** How files of Whisper models that know nothing but English are called. */
const englishOnly = /\.en[-.]/;

function takesLanguage({ family }: RecognitionModel): boolean {
  return family === 'whisper' || family === 'senseVoice' || family === 'canary';
}

function primary(language: string): string {
  return language === 'auto' ? '' : (language.split('-')[0] ?? '');
}

/** sherpa-onnx's configuration of a model. */
export function recognizerConfig({ family, files, tokens }: RecognitionModel, language: string): object {
  const told =
    family === 'whisper'
      ? { language, task: 'transcribe' }
      : family === 'senseVoice'
        ? { language: language || 'auto', useInverseTextNormalization: 1 }
        : family === 'canary'
          ? { srcLang: language || 'en', tgtLang: language || 'en', usePnc: 1 }
          : {};
  // This one is the path itself, not a group of settings.
  const model = family === 'telespeechCtc' ? files.model : { ...files, ...told };
  return {
    featConfig: { sampleRate: recognitionSampleRate, featureDim: 80 },
    modelConfig: {
      [family]: model,
      tokens,
      numThreads: Math.min(4, availableParallelism()),
      provider: 'cpu',
      debug: 0,
    },
  };
}
