import { isTalkgraphError } from '@talkgraph/errors';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import { customValidationFailed } from './node-issue.js';
import type { PromptNode } from './prompt.js';
import type { NodeIssue } from './prompt-issue.js';

/** Looks for a file that an input names; the engine itself knows no files. Throws a TalkgraphError when there is none. */
export type FindFile = (name: string) => Promise<unknown>;

/** Looks for a profile of a kind that an input names. Throws a TalkgraphError when there is none. */
export type FindProfile = (name: string, kind: string) => Promise<unknown>;

/** What inputs name outside the workflow is looked for with these; what is left out is not looked for. */
export interface Finders {
  readonly findFile?: FindFile | undefined;
  readonly findProfile?: FindProfile | undefined;
}

/** Looks for all that a node's inputs name in a text; answers the mistakes, each a promise. */
export function checkNames(
  node: PromptNode,
  definition: AnyNodeDefinition,
  { findFile, findProfile }: Finders,
): Promise<readonly NodeIssue[]>[] {
  return Object.entries(definition.inputs).flatMap(([input, { upload, profile }]) => {
    const given = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
    if (!given || !('value' in given) || typeof given.value !== 'string') return [];
    const name = given.value;
    if (upload !== undefined && findFile) return [lookFor(input, () => findFile(name))];
    // Nodes may do without a profile, or say themselves that they need one.
    if (profile !== undefined && findProfile && name !== '') return [lookFor(input, () => findProfile(name, profile))];
    return [];
  });
}

/** What is wrong with a name, as the mistake of the input that holds it. */
async function lookFor(input: string, find: () => Promise<unknown>): Promise<readonly NodeIssue[]> {
  try {
    await find();
    return [];
  } catch (error) {
    if (!isTalkgraphError(error)) throw error;
    return [customValidationFailed(input, error.text)];
  }
}
