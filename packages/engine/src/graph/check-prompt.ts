import type { TalkgraphError } from '@talkgraph/errors';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import type { PortType } from '../definition/port-type.js';
import type { NodeRegistry } from '../definition/registry.js';
import { checkNames, type Finders } from './check-names.js';
import { askOwnCheck, brokenLink, checkInputs, type OutputTypeOf } from './check-node.js';
import { checkRegions } from './check-regions.js';
import { dependentOutputs } from './dependent-outputs.js';
import type { Region } from './find-region.js';
import { caughtException, dependencyCycle, type Referrer, validationException } from './node-issue.js';
import { prepareWithRemarks } from './prepare-prompt.js';
import type { Prompt, PromptNode } from './prompt.js';
import type { NodeIssue, NodeIssues, PromptIssue, PromptVerdict } from './prompt-issue.js';
import { type UpstreamWalk, walkUpstream } from './walk-upstream.js';
import { missingNodeType, noOutputs, outputsFailed } from './whole-prompt-issue.js';

/** Cycles of more nodes are reported on one of them only: each report lists the whole cycle. */
const mostReportedOn = 50;

/** How many nodes of a cycle are written out in its text. */
const mostWrittenOut = 20;

/**
 * Judges a whole prompt before it is run, and finds every mistake at once. Only what the wanted outputs depend on is
 * looked at; outputs whose nodes are all in order may run although others may not. Nodes that fail only because of a node
 * they depend on are not reported.
 * @param options.targets nodes to be made, unknown ones are passed over; all output nodes where not given
 * @param options.findFile throws a TalkgraphError when there is no file of this name; asked for inputs that name files
 * @param options.findProfile the same for inputs that name profiles
 * @returns the verdict, and the prompt as `preparePrompt` makes it. Never throws for what is in the prompt.
 */
export async function checkPrompt(
  prompt: Prompt,
  registry: NodeRegistry,
  options: { readonly targets?: readonly string[] } & Finders = {},
): Promise<PromptVerdict & { readonly prompt: Prompt }> {
  const { prompt: prepared, remarks, failures } = prepareWithRemarks(prompt, registry);
  const refuse = (issue: PromptIssue) => ({ issue, nodeIssues: new Map(), outputs: [], remarks, prompt: prepared });

  const missing = [...prepared.nodes].filter(([, node]) => registry.find(node.type) === undefined);
  if (missing.length > 0) return refuse(missingNodeType(missing));
  const graph = {
    node: (id: string) => prepared.nodes.get(id),
    ids: () => prepared.nodes.keys(),
    definition: (type: string) => registry.find(type),
  };
  const { regions, issues: regionIssues } = checkRegions(graph);
  const wanted = wantedOutputs(prepared, registry, options.targets, regions);
  if (wanted.length === 0) return refuse(noOutputs());

  const walk = walkUpstream(prepared, registry, wanted);
  const issues = await findIssues(prepared, registry, walk, { failures, finders: options, regionIssues });
  const failing = findFailing(prepared, walk, issues, regions);
  const outputs = wanted.filter((id) => !failing.has(id));
  const failed = wanted.filter((id) => failing.has(id));
  const nodeIssues = gather(prepared, walk.order, issues, dependentOutputs(prepared, walk.order, failed, issues));
  const verdict = { nodeIssues, outputs, remarks, prompt: prepared };
  return outputs.length > 0 ? verdict : { ...verdict, issue: outputsFailed(failed, issues) };
}

/**
 * Nodes that are named are wanted whatever they are: what comes out of any node can be looked at. What lies in a region is
 * run by the node that ends it, so that one is wanted too.
 */
function wantedOutputs(
  prompt: Prompt,
  registry: NodeRegistry,
  targets: readonly string[] | undefined,
  regions: readonly Region[],
): string[] {
  const named = targets === undefined ? undefined : new Set(targets);
  for (const { body, end } of regions) if (named !== undefined && [...named].some((id) => body.has(id))) named.add(end);
  const isWanted = ([id, { type }]: readonly [string, PromptNode]) =>
    named === undefined ? registry.find(type)?.outputNode === true : named.has(id);
  return [...prompt.nodes].filter(isWanted).map(([id]) => id);
}

/** What was found out before nodes are looked at one by one. */
interface Known {
  readonly failures: ReadonlyMap<string, TalkgraphError>;
  readonly finders: Finders;
  readonly regionIssues: readonly (readonly [node: string, issue: NodeIssue])[];
}

/** The mistakes of each node that has any. Own checks of all nodes are asked at the same time. */
async function findIssues(
  prompt: Prompt,
  registry: NodeRegistry,
  walk: UpstreamWalk,
  { failures, finders, regionIssues }: Known,
): Promise<ReadonlyMap<string, readonly NodeIssue[]>> {
  const found = new Map<string, NodeIssue[]>();
  const add = (id: string, issues: readonly NodeIssue[]) => {
    if (issues.length > 0) found.set(id, [...(found.get(id) ?? []), ...issues]);
  };
  const outputTypeOf = outputTypes(prompt, registry);
  const asked: Promise<void>[] = [];
  for (const id of walk.order) {
    const node = prompt.nodes.get(id) as PromptNode;
    const definition = registry.find(node.type) as AnyNodeDefinition;
    const referrer = walk.referrers.get(id);
    const failure = failures.get(id);
    if (failure !== undefined) {
      add(id, [validationException(caughtException(failure), referrer)]);
      continue;
    }
    const { issues, exceptions } = checkInputs(node, definition, outputTypeOf);
    add(id, [...issues, ...exceptions.map((exception) => validationException(exception, referrer))]);
    asked.push(...checkNames(node, definition, finders).map((issue) => issue.then((own) => add(id, own))));
    if (definition.check !== undefined) {
      const check = askedSafely(node, definition, issues, outputTypeOf, referrer);
      asked.push(check.then((own) => add(id, own)));
    }
  }
  await Promise.all(asked);
  for (const [id, issue] of regionIssues) if (!isKnown(found.get(id), issue)) add(id, [issue]);
  for (const cycle of walk.cycles) {
    const path = writeCycle(cycle, prompt);
    const reported = cycle.length > mostReportedOn ? cycle.slice(0, 1) : cycle;
    for (const id of reported) {
      if (!found.get(id)?.some(({ type }) => type === 'dependency_cycle')) add(id, [dependencyCycle(id, cycle, path)]);
    }
  }
  return found;
}

/** Whether the same input is reported already: an end that is linked to something else has a link of the wrong type. */
function isKnown(found: readonly NodeIssue[] = [], { extraInfo }: NodeIssue): boolean {
  return found.some((issue) => issue.extraInfo.input_name === extraInfo.input_name);
}

async function askedSafely(
  node: PromptNode,
  definition: AnyNodeDefinition,
  known: readonly NodeIssue[],
  outputTypeOf: OutputTypeOf,
  referrer: Referrer | undefined,
): Promise<readonly NodeIssue[]> {
  try {
    return await askOwnCheck(node, definition, known, outputTypeOf);
  } catch (error) {
    return [validationException(caughtException(error), referrer)];
  }
}

function outputTypes(prompt: Prompt, registry: NodeRegistry): OutputTypeOf {
  const byDefinition = new Map<AnyNodeDefinition, readonly PortType[]>();
  return (link) => {
    const source = prompt.nodes.get(link.node);
    const definition = source === undefined ? undefined : registry.find(source.type);
    if (definition === undefined) return brokenLink(link, 'node');
    let types = byDefinition.get(definition);
    if (types === undefined) {
      types = Object.values(definition.outputs).map(({ type }) => type);
      byDefinition.set(definition, types);
    }
    return types[link.slot] ?? brokenLink(link, 'output');
  };
}

/** The nodes that cannot be run: those with mistakes, those in cycles, and all that depend on them or would run them. */
function findFailing(
  prompt: Prompt,
  walk: UpstreamWalk,
  issues: ReadonlyMap<string, readonly NodeIssue[]>,
  regions: readonly Region[],
): ReadonlySet<string> {
  const failing = new Set<string>(walk.circular);
  for (let before = -1; before < failing.size; ) {
    before = failing.size;
    for (const id of walk.order) {
      const inputs = Object.values(prompt.nodes.get(id)?.inputs ?? {});
      if (issues.has(id) || inputs.some((given) => 'link' in given && failing.has(given.link.node))) failing.add(id);
    }
    for (const { body, end } of regions) if ([...body].some((id) => failing.has(id))) failing.add(end);
  }
  return failing;
}

function gather(
  prompt: Prompt,
  order: readonly string[],
  issues: ReadonlyMap<string, readonly NodeIssue[]>,
  dependents: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, NodeIssues> {
  const gathered = new Map<string, NodeIssues>();
  for (const id of order) {
    const found = issues.get(id);
    if (found === undefined) continue;
    const nodeType = prompt.nodes.get(id)?.type ?? '';
    gathered.set(id, { nodeType, dependentOutputs: dependents.get(id) ?? [], issues: found });
  }
  return gathered;
}

function writeCycle(cycle: readonly string[], prompt: Prompt): string {
  const written = [
    ...cycle.slice(0, mostWrittenOut),
    ...(cycle.length > mostWrittenOut ? ['…'] : []),
    cycle[0] as string,
  ];
  return written.map((id) => (prompt.nodes.has(id) ? `${id} (${prompt.nodes.get(id)?.type})` : id)).join(' -> ');
}
