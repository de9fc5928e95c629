import { homeFolder, ModelLibrary, openHome, sweepIncomingModels } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { argumentMissing, modelsActionUnknown } from '../errors.js';
import { addModel } from './add-model.js';
import { listModels } from './list-models.js';
import { removeModel } from './remove-model.js';
import { verifyModels } from './verify-models.js';

export interface ModelsOptions {
  readonly known?: boolean;
  readonly kind?: string;
  readonly name?: string;
  readonly link?: boolean;
  readonly replace?: boolean;
  readonly licence?: string;
  readonly source?: string;
  readonly note?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** What an action works on. */
export interface ModelsPlace {
  readonly home: { readonly models: string };
  readonly library: ModelLibrary;
  readonly target: string;
  readonly given: ModelsOptions;
  readonly context: CliContext;
}

/** Answers the exit code. */
type Action = (place: ModelsPlace) => Promise<number>;

const actions: Readonly<Record<string, Action>> = {
  list: listModels,
  add: addModel,
  verify: verifyModels,
  remove: removeModel,
};

/**
 * Does something with the models of this home, and answers the exit code.
 * @throws MODELS_ACTION_UNKNOWN, CLI_ARGUMENT_MISSING, and what the library throws
 */
export async function modelsCommand(
  action: string,
  target: string | undefined,
  given: ModelsOptions,
  context: CliContext,
): Promise<number> {
  const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (work === undefined) throw modelsActionUnknown({ action });
  if (target === undefined && (action === 'add' || action === 'remove')) throw argumentMissing({ argument: 'target' });
  const home = await openHome(homeFolder(context.env, context.currentFolder));
  await sweepIncomingModels(home.models);
  return work({ home, library: new ModelLibrary(home), target: target ?? '', given, context });
}
