import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { throwIfCancelled } from '@talkgraph/media';
import type { OfflineRecognizer, SpokenLanguageIdentification } from 'sherpa-onnx-node';
import { recognitionModelBroken, recognitionModelUnclear, speechNotRecognized } from '../../errors.js';
import { checkSherpaModel } from '../../sherpa/check-sherpa-model.js';
import { loadSherpa } from '../../sherpa/load-sherpa.js';
import { type HeardSpeech, recognitionSampleRate, type SpeechRecognizer, type SpeechSound } from '../contract.js';
import { findRecognitionModel, type RecognitionModel } from './find-recognition-model.js';
import { wordsOfTokens } from './words-of-tokens.js';

/** A model that is in memory. */
interface Held<T> {
  readonly key: string;
  readonly opened: Promise<T>;
  bytes: number;
}

/** The user's recognition models, run by sherpa-onnx in this process. One stays loaded until another takes its place. */
export class SherpaRecognizers {
  readonly #root: string;
  #recognizer: Held<OfflineRecognizer> | undefined;
  /** What the recogniser was told that it will hear. */
  #language = '';
  #identifier: Held<SpokenLanguageIdentification> | undefined;

  /** @param root folder with a folder for each model */
  constructor(root: string) {
    this.#root = root;
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

  /** Tells the language of speech with a Whisper model. @returns two letters: `en`, `zh` @throws RECOGNITION_MODEL_BROKEN */
  async identifyLanguage(samples: Float32Array): Promise<string | undefined> {
    const model = await this.#whisper();
    if (!model) return undefined;
    if (this.#identifier?.key !== model.folder) {
      const { encoder, decoder } = model.files;
      const config = { whisper: { encoder, decoder }, numThreads: threads(), debug: 0, provider: 'cpu' };
      const wrong = await checkSherpaModel('SpokenLanguageIdentification', config);
      if (wrong !== undefined) throw recognitionModelBroken({ folder: model.folder });
      this.#identifier = hold(model, async () => new (await loadSherpa()).SpokenLanguageIdentification(config));
    }
    const identifier = await this.#identifier.opened.catch((cause: unknown) => {
      this.#identifier = undefined;
      throw recognitionModelBroken({ folder: model.folder }, cause);
    });
    const stream = identifier.createStream();
    stream.acceptWaveform({ samples, sampleRate: recognitionSampleRate });
    return identifier.compute(stream) || undefined;
  }

  /** Gives the models' memory back once what runs has ended. */
  async release(): Promise<void> {
    this.#recognizer = undefined;
    this.#identifier = undefined;
  }

  figures(): readonly { readonly name: string; readonly provider: string; readonly bytes: number }[] {
    const held = [this.#recognizer, this.#identifier].filter((one) => one !== undefined);
    return held.map(({ key, bytes }) => ({ name: `asr/${key.split(/[\\/]/).at(-1)}`, provider: 'cpu', bytes }));
  }

  async #whisper(): Promise<RecognitionModel | undefined> {
    for (const name of await this.names()) {
      const found = await findRecognitionModel(join(this.#root, name), name);
      if ('family' in found && found.family === 'whisper') return found;
    }
    return undefined;
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
    throwIfCancelled(signal);
    const spoken = primary(language);
    if (this.#recognizer?.key !== model.folder || (takesLanguage(model) && this.#language !== spoken)) {
      const config = configOf(model, spoken);
      const wrong = await checkSherpaModel('OfflineRecognizer', config, signal);
      if (wrong !== undefined) throw recognitionModelBroken({ folder: model.folder });
      this.#language = spoken;
      this.#recognizer = hold(model, async () => (await loadSherpa()).OfflineRecognizer.createAsync(config));
    }
    const recognizer = await this.#recognizer.opened.catch((cause: unknown) => {
      this.#recognizer = undefined;
      throw recognitionModelBroken({ folder: model.folder }, cause);
    });
    const stream = recognizer.createStream();
    stream.acceptWaveform({ samples, sampleRate: recognitionSampleRate });
    const result = await recognizer.decodeAsync(stream).catch((cause: unknown) => {
      throw speechNotRecognized({ recognizer: model.name, reason: cause instanceof Error ? cause.message : '' }, cause);
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
}

/** Opens a model and notes by how much the process grew. */
function hold<T>({ folder }: RecognitionModel, open: () => Promise<T>): Held<T> {
  const before = process.memoryUsage.rss();
  const held: Held<T> = {
    key: folder,
    opened: open().then((opened) => {
      held.bytes = Math.max(0, process.memoryUsage.rss() - before);
      return opened;
    }),
    bytes: 0,
  };
  return held;
}

function takesLanguage({ family }: RecognitionModel): boolean {
  return family === 'whisper' || family === 'senseVoice' || family === 'canary';
}

function primary(language: string): string {
  return language === 'auto' ? '' : (language.split('-')[0] ?? '');
}

function threads(): number {
  return Math.min(4, availableParallelism());
}

/** sherpa-onnx's configuration of a model. */
function configOf({ family, files, tokens }: RecognitionModel, language: string): object {
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
    modelConfig: { [family]: model, tokens, numThreads: threads(), provider: 'cpu', debug: 0 },
  };
}
