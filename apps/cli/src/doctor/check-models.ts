import { isTalkgraphError, type Locale } from '@talkgraph/errors';
import { createInference, faceModels, type Inference, type ModelFile } from '@talkgraph/inference';
import type { Check } from './finding.js';

/** Side of each face model's square picture, in pixels. */
const sides: Readonly<Record<keyof typeof faceModels, number>> = { detector: 256, mesh: 192, lips: 192 };

export const checkModels: Check = async ({ messages, locale }) => {
  const started = performance.now();
  const models = Object.entries(faceModels) as [keyof typeof faceModels, ModelFile][];
  await using inference = createInference();
  try {
    for (const [name, model] of models) await runOnBlack(inference, model, sides[name]);
  } catch (error) {
    const found = reasonOf(error, locale);
    return { check: 'models', state: 'problem', found, advice: messages.doctor.reinstall, data: {} };
  }
  const ms = Math.round(performance.now() - started);
  const found = messages.doctor.modelsRun(models.length, String(ms));
  return { check: 'models', state: 'ok', found, data: { ms, threads: inference.threads, models: inference.figures() } };
};

async function runOnBlack(inference: Inference, model: ModelFile, side: number): Promise<void> {
  const session = await inference.load(model);
  await session.run({ image: { dims: [1, 3, side, side], data: new Float32Array(3 * side * side) } });
}

function reasonOf(error: unknown, locale: Locale): string {
  return isTalkgraphError(error) ? error.text[locale] : String(error);
}
