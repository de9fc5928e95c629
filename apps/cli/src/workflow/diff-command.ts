import { diffPrompts, type InputValue, type NodeRegistry, type Prompt, parsePrompt } from '@talkgraph/engine';
import { stringify } from 'lossless-json';
import type { CliContext } from '../cli-context.js';
import { print, printJson } from '../print.js';
import { describeChange } from './describe-change.js';
import { loadNodes } from './load-nodes.js';
import { prepareWorkflow } from './prepare-workflow.js';

/**
 * Says what differs between two workflows, each of either format. Layout, groups and notes on the canvas do not count.
 * Answers how many differences there are. @throws WORKFLOW_NOT_FOUND, WORKFLOW_NOT_JSON
 */
export async function diffCommand(
  before: string,
  after: string,
  { json }: { json?: boolean },
  context: CliContext,
): Promise<number> {
  const { registry } = await loadNodes(context);
  const changes = diffPrompts(await readPrompt(before, registry), await readPrompt(after, registry));
  const texts = context.messages.workflow.diff;
  if (json) printJson({ event: 'result', changes });
  else {
    for (const change of changes) print(describeChange(change, registry, context));
    print(changes.length === 0 ? texts.same : texts.count(changes.length));
  }
  return changes.length;
}

async function readPrompt(path: string, registry: NodeRegistry): Promise<Prompt> {
  const { prompt } = await prepareWorkflow(path, registry);
  return withDefaults(parsePrompt(stringify(prompt) ?? ''), registry);
}

/** The editor writes every value out, people who write API format leave out what is as usual: both mean the same. */
function withDefaults(prompt: Prompt, registry: NodeRegistry): Prompt {
  const nodes = [...prompt.nodes].map(([id, node]) => {
    const specs = Object.entries(registry.find(node.type)?.inputs ?? {});
    const usual = specs.flatMap(([name, { default: value }]): [string, InputValue][] =>
      value === undefined ? [] : [[name, { value }]],
    );
    return [id, { ...node, inputs: { ...Object.fromEntries(usual), ...node.inputs } }] as const;
  });
  return { ...prompt, nodes: new Map(nodes) };
}
