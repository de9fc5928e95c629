import { isTalkgraphError } from '@talkgraph/errors';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import { customValidationFailed } from './node-issue.js';
import type { PromptNode } from './prompt.js';
import type { NodeIssue } from './prompt-issue.js';

/** Looks for a file that an input names; the engine itself knows no files. Throws a TalkgraphError when there is none. */
export type FindFile = (name: string) => Promise<unknown>;

/** The inputs of a node that name a file in a text, and the names. */
export function fileInputs(
  node: PromptNode,
  definition: AnyNodeDefinition,
): (readonly [input: string, file: string])[] {
  return Object.entries(definition.inputs).flatMap(([name, { upload }]) => {
    const given = upload !== undefined && Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
    return given && 'value' in given && typeof given.value === 'string' ? [[name, given.value] as const] : [];
  });
}

/** What is wrong with a file's name, as the mistake of the input that holds it. */
export async function lookFor(input: string, file: string, findFile: FindFile): Promise<readonly NodeIssue[]> {
  try {
    await findFile(file);
    return [];
  } catch (error) {
    if (!isTalkgraphError(error)) throw error;
    return [customValidationFailed(input, error.text)];
  }
}
