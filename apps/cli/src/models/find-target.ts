import { isModelKind, type ModelState, modelNotFound } from '@talkgraph/runtime';
import { modelNameUnclear } from '../errors.js';

/**
 * The model that a name on the command line means: `lipsync/wav2lip.onnx`, or without its kind or its ending where that is clear.
 * @throws MODEL_NOT_FOUND, CLI_MODEL_NAME_UNCLEAR
 */
export function findTarget(models: readonly ModelState[], target: string): ModelState {
  const [first = '', ...rest] = target.replace(/^(?:\.\/)?models\//, '').split('/');
  const kind = rest.length > 0 && isModelKind(first) ? first : undefined;
  const name = (kind ? rest.join('/') : target).replace(/\/$/, '');
  const ofKind = models.filter((model) => kind === undefined || model.kind === kind);
  const exact = ofKind.filter((model) => model.name === name);
  const found = exact.length > 0 ? exact : ofKind.filter((model) => model.name.startsWith(`${name}.`));
  const [only, ...others] = found;
  const shown = (all: readonly ModelState[]) => all.map((model) => `${model.kind}/${model.name}`).join(', ');
  if (!only) throw modelNotFound({ name: target, known: shown(ofKind) });
  if (others.length > 0) throw modelNameUnclear({ name: target, fitting: shown(found) });
  return only;
}
