import { createRegistry } from '../definition/create-registry.js';
import { checkPrompt } from '../graph/check-prompt.js';
import { parsePrompt } from '../graph/parse-prompt.js';
import type { Prompt } from '../graph/prompt.js';
import type { PromptVerdict } from '../graph/prompt-issue.js';
import type { Json } from '../json.js';
import { examplePack } from './example-pack.js';

/** Knows the example nodes. */
export const exampleRegistry = createRegistry([examplePack]);

function asAnswer(verdict: PromptVerdict): Json {
  const { issue } = verdict;
  const error = issue && {
    type: issue.type,
    message: issue.message,
    details: issue.details,
    extra_info: issue.extraInfo,
  };
  const nodeErrors = [...verdict.nodeIssues].map(([id, { nodeType, dependentOutputs, issues }]) => [
    id,
    {
      errors: issues.map(({ type, message, details, extraInfo }) => ({
        type,
        message,
        details,
        extra_info: extraInfo,
      })),
      dependent_outputs: dependentOutputs,
      class_type: nodeType,
    },
  ]);
  return JSON.parse(JSON.stringify({ error: error ?? null, node_errors: Object.fromEntries(nodeErrors) })) as Json;
}

/** ComfyUI's answer to a prompt of example nodes, as `{error, node_errors}`. */
export async function answerTo(prompt: Prompt | string, targets?: readonly string[]): Promise<Json> {
  const parsed = typeof prompt === 'string' ? parsePrompt(prompt) : prompt;
  return asAnswer(await checkPrompt(parsed, exampleRegistry, targets === undefined ? {} : { targets }));
}

/** The errors of one node. */
export async function errorsOf(prompt: Prompt | string, node: string): Promise<Json> {
  const answer = (await answerTo(prompt)) as { node_errors: Record<string, { errors: Json }> };
  return answer.node_errors[node]?.errors ?? [];
}
