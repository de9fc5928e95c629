import { availableParallelism } from 'node:os';
import type { ModelMemory } from '@talkgraph/inference';
import { throwIfCancelled } from '@talkgraph/media';
import type { SpokenLanguageIdentification } from 'sherpa-onnx-node';
import { recognitionModelBroken } from '../../errors.js';
import { checkSherpaModel } from '../../sherpa/check-sherpa-model.js';
import { loadSherpa } from '../../sherpa/load-sherpa.js';
import { ModelSlot } from '../../sherpa/model-slot.js';
import { stateOfModel } from '../../sherpa/state-of-model.js';
import { recognitionSampleRate } from '../contract.js';
import type { RecognitionModel } from './find-recognition-model.js';

/** Tells languages with the first step of a Whisper model. One model stays loaded until another takes its place. */
export class SherpaLanguages {
  readonly #slot: ModelSlot<SpokenLanguageIdentification>;

  /** @param memory that the model is counted in */
  constructor(memory: ModelMemory) {
    this.#slot = new ModelSlot(memory);
  }

  /** @returns two letters: `en`, `zh` @throws RECOGNITION_MODEL_BROKEN, CANCELLED */
  async identify(model: RecognitionModel, samples: Float32Array, signal?: AbortSignal): Promise<string | undefined> {
    throwIfCancelled(signal);
    const { folder } = model;
    const files = await stateOfModel(folder);
    const { encoder, decoder } = model.files;
    const numThreads = Math.min(4, availableParallelism());
    const config = { whisper: { encoder, decoder }, numThreads, debug: 0, provider: 'cpu' };
    const wanted = {
      name: `asr/${model.name}`,
      state: `${folder} ${files}`,
      files: Object.values(model.files),
      open: async () => new (await loadSherpa()).SpokenLanguageIdentification(config),
    };
    if (!this.#slot.holds(wanted)) {
      const wrong = await checkSherpaModel('SpokenLanguageIdentification', config, files, signal);
      if (wrong !== undefined) throw recognitionModelBroken({ folder });
    }
    const identifier = await this.#slot.load(wanted).catch((cause: unknown) => {
      throw recognitionModelBroken({ folder }, cause);
    });
    return this.#slot.run(async () => {
      const stream = identifier.createStream();
      stream.acceptWaveform({ samples, sampleRate: recognitionSampleRate });
      return identifier.compute(stream) || undefined;
    });
  }
}
