import { fileURLToPath } from 'node:url';
import { throwIfCancelled } from '@talkgraph/media';
import { runCheck } from './run-check.js';

/** What is made of a configuration. */
export type SherpaKind = 'OfflineRecognizer' | 'OfflineTts' | 'SpokenLanguageIdentification';

/** Checks that passed in this process, by what was checked. */
const passed = new Set<string>();

/**
 * Loads a model in a process of its own first. sherpa-onnx ends the whole process when a model is not of the kind it was
 * told; only so can that be an error of one node. Costs the loading once more, once for each model and process.
 * @param state of the model's files, by `stateOfModel`
 * @returns why the model cannot be used; undefined where it can
 */
export async function checkSherpaModel(
  kind: SherpaKind,
  config: object,
  state: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const asked = JSON.stringify([kind, config, state]);
  if (passed.has(asked)) return undefined;
  const { code, said } = await runCheck(program, [kind, JSON.stringify(config)], signal);
  throwIfCancelled(signal);
  if (code !== 0) return said.trim().split('\n').at(-1) || `exit code ${code}`;
  passed.add(asked);
  return undefined;
}

const program = fileURLToPath(new URL('./try-sherpa-model.js', import.meta.url));
