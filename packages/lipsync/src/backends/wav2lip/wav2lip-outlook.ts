import type { LocalizedText } from '@talkgraph/errors';
import { isTalkgraphError } from '@talkgraph/errors';
import type { Candidate, EngineOutlook } from '../auto/engine-outlook.js';
import type { ModelRunner } from './model-runner.js';
import { melSize } from './mouth-network.js';
import type { Wav2LipPlaces } from './wav2lip-backend.js';

/** Frames that the speed is measured on: one batch on a GPU, about a second's work on a processor. */
const measuredFrames = 8;

/** Whether there is a Wav2Lip model that runs, and how fast it is on this machine: measured once for each model. */
export function wav2LipOutlook({ models, runner }: Wav2LipPlaces): Candidate['outlook'] {
  const measured = new Map<string, number>();
  return async ({ model, useGpu }): Promise<EngineOutlook> => {
    try {
      const found = await models.find(model);
      const running = await runner(found, useGpu);
      const { side } = await running.network();
      const key = `${found.sha256} ${useGpu}`;
      const framesPerSecond = measured.get(key) ?? (await speedOf(running, side));
      measured.set(key, framesPerSecond);
      const rate = framesPerSecond.toFixed(framesPerSecond < 10 ? 1 : 0);
      const what: LocalizedText = {
        en: `${found.name}, ${side} px, ${rate} frames a second`,
        zh: `${found.name}，${side} 像素，每秒 ${rate} 帧`,
      };
      return { ready: true, with: what, framesPerSecond };
    } catch (error) {
      if (!isTalkgraphError(error) || error.kind === 'bug') throw error;
      if (error.code !== 'LIPSYNC_MODEL_MISSING') return { ready: false, why: error.text };
      return { ready: false, why: { en: 'no model lies in models/lipsync/', zh: 'models/lipsync/ 中没有模型' } };
    }
  };
}

async function speedOf(running: ModelRunner, side: number): Promise<number> {
  // The first run allocates memory and is no measure.
  await running.tryOut();
  const pictures = new Float32Array(measuredFrames * 6 * side * side);
  const mel = new Float32Array(measuredFrames * melSize).fill(-4);
  const began = performance.now();
  await running.run(pictures, mel, measuredFrames, () => {});
  return measuredFrames / Math.max(1e-3, (performance.now() - began) / 1000);
}
