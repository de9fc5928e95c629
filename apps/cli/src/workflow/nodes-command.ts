import type { AnyNodeDefinition, InputSpec, OutputSpec } from '@talkgraph/engine';
import type { CliContext } from '../cli-context.js';
import { openRunHost } from '../client/open-run-host.js';
import { nodeTypeUnknown } from '../errors.js';
import { print, printJson } from '../print.js';
import { loadNodes, tellBrokenPacks } from './load-nodes.js';

/** Lists the node types, describes one, or lets a running server load custom packs anew. @throws CLI_NODE_TYPE_UNKNOWN */
export async function nodesCommand(
  type: string | undefined,
  given: { json?: boolean; server?: string },
  context: CliContext,
): Promise<void> {
  const { nodes: texts } = context.messages.workflow;
  if (type === 'reload') {
    await using host = await openRunHost(context, { server: given.server, workers: undefined });
    const packs = await host.reloadPacks();
    if (given.json) return printJson({ packs });
    tellBrokenPacks(packs, context);
    return print(texts.reloaded(packs.reduce((count, { nodeTypes }) => count + nodeTypes.length, 0)));
  }
  const { registry } = await loadNodes(context);
  if (type === undefined) {
    if (given.json) return printJson({ nodes: registry.definitions.map((found) => summarise(found)) });
    for (const found of registry.definitions)
      print(`${found.type}  ${found.label[context.locale]}  (${found.category})`);
    return print(texts.count(registry.definitions.length));
  }
  const found = registry.find(type);
  if (!found) throw nodeTypeUnknown({ type });
  if (given.json) return printJson(summarise(found));
  for (const line of describe(found, context)) print(line);
}

function summarise({ type, version, label, category, summary, inputs, outputs }: AnyNodeDefinition) {
  const port = ([name, spec]: [string, InputSpec | OutputSpec]) => ({ name, type: spec.type.name });
  return {
    type,
    version,
    label,
    category,
    summary,
    inputs: Object.entries(inputs).map(port),
    outputs: Object.entries(outputs).map(port),
  };
}

function describe(found: AnyNodeDefinition, { locale, messages }: CliContext): string[] {
  const { nodes: texts } = messages.workflow;
  const inputs = Object.entries(found.inputs).map(([name, spec]) => {
    const choices = spec.type.choices ? ` (${spec.type.choices.join(' | ')})` : '';
    const preset = spec.default === undefined ? '' : ` = ${JSON.stringify(spec.default)}`;
    const optional = spec.optional ? `, ${texts.optional}` : '';
    const tooltip = spec.tooltip ? `  ${spec.tooltip[locale]}` : '';
    return `  ${texts.input}  ${name}: ${spec.type.name}${choices}${preset}${optional}${tooltip}`;
  });
  const outputs = Object.entries(found.outputs).map(([name, spec]) => `  ${texts.output}  ${name}: ${spec.type.name}`);
  return [`${found.type}  ${found.label[locale]}  (${found.category})`, found.summary[locale], ...inputs, ...outputs];
}
