import { availableParallelism } from 'node:os';
import { throwIfCancelled } from '@talkgraph/media';
import type { SpokenLanguageIdentification } from 'sherpa-onnx-node';
import { recognitionModelBroken } from '../../errors.js';
import { checkSherpaModel } from '../../sherpa/check-sherpa-model.js';
import { loadSherpa } from '../../sherpa/load-sherpa.js';
import { stateOfModel } from '../../sherpa/state-of-model.js';
import { recognitionSampleRate } from '../contract.js';
import type { RecognitionModel } from './find-recognition-model.js';
import { type HeldModel, holdModel } from './held-model.js';

/** Tells languages with the first step of a Whisper model. One model stays loaded until another takes its place. */
export class SherpaLanguages {
  #held: HeldModel<SpokenLanguageIdentification> | undefined;

  /** The model that is in memory. */
  get held(): HeldModel<SpokenLanguageIdentification> | undefined {
    return this.#held;
  }

  /** @returns two letters: `en`, `zh` @throws RECOGNITION_MODEL_BROKEN, CANCELLED */
  async identify(model: RecognitionModel, samples: Float32Array, signal?: AbortSignal): Promise<string | undefined> {
    throwIfCancelled(signal);
    const state = await stateOfModel(model.folder);
    if (this.#held?.folder !== model.folder || this.#held.state !== state) {
      const { encoder, decoder } = model.files;
      const numThreads = Math.min(4, availableParallelism());
      const config = { whisper: { encoder, decoder }, numThreads, debug: 0, provider: 'cpu' };
      const wrong = await checkSherpaModel('SpokenLanguageIdentification', config, state, signal);
      if (wrong !== undefined) throw recognitionModelBroken({ folder: model.folder });
      this.#held = holdModel(model, state, async () => new (await loadSherpa()).SpokenLanguageIdentification(config));
    }
    const identifier = await this.#held.opened.catch((cause: unknown) => {
      this.#held = undefined;
      throw recognitionModelBroken({ folder: model.folder }, cause);
    });
    const stream = identifier.createStream();
    stream.acceptWaveform({ samples, sampleRate: recognitionSampleRate });
    return identifier.compute(stream) || undefined;
  }

  /** Gives the model's memory back. */
  release(): void {
    this.#held = undefined;
  }
}
