import type { NodeRegistry } from '../definition/registry.js';
import { inDeclaredOrder } from './check-node.js';
import type { Referrer } from './node-issue.js';
import type { Link, Prompt } from './prompt.js';

/** What lies upstream of some outputs. */
export interface UpstreamWalk {
  /** Every node that was reached, each after all nodes it depends on (except inside a cycle). */
  readonly order: readonly string[];
  /** The link each was first reached through; none for outputs that were reached by themselves. */
  readonly referrers: ReadonlyMap<string, Referrer>;
  /** All nodes that wait for themselves. */
  readonly circular: ReadonlySet<string>;
  /** Cycles to be shown: every node is linked to the next one, the last to the first. The first cycle is always here. */
  readonly cycles: readonly (readonly string[])[];
}

/** How many ids the shown cycles may have together; in a dense graph there are more cycles than anyone could read. */
const mostShown = 10_000;

/** A node on the path from an output to the node that is being looked at. */
interface Step {
  readonly id: string;
  readonly links: readonly Referrer[];
  next: number;
  /** The position on the path of the topmost node that this one leads back to. */
  topmost: number;
}

/** Walks from outputs to all they depend on, depth first, without recursion: chains may be of any length. */
export function walkUpstream(prompt: Prompt, registry: NodeRegistry, outputs: readonly string[]): UpstreamWalk {
  const order: string[] = [];
  const referrers = new Map<string, Referrer>();
  const circular = new Set<string>();
  const cycles: string[][] = [];
  let shown = 0;
  const seen = new Set<string>();
  const path: Step[] = [];
  const onPath = new Map<string, number>();

  const enter = (id: string) => {
    seen.add(id);
    onPath.set(id, path.length);
    path.push({ id, links: linksOf(prompt, registry, id), next: 0, topmost: Number.POSITIVE_INFINITY });
  };
  const closeCycle = (step: Step, position: number) => {
    step.topmost = Math.min(step.topmost, position);
    const length = path.length - position;
    if (cycles.length > 0 && shown + length > mostShown) return;
    shown += length;
    cycles.push(path.slice(position).map(({ id }) => id));
  };
  const leave = (step: Step) => {
    path.pop();
    onPath.delete(step.id);
    order.push(step.id);
    if (step.topmost <= path.length) circular.add(step.id);
    const above = path[path.length - 1];
    if (above !== undefined && step.topmost < path.length) above.topmost = Math.min(above.topmost, step.topmost);
  };
  const follow = (step: Step, referrer: Referrer) => {
    const source = referrer.link.node;
    const position = onPath.get(source);
    if (position !== undefined) closeCycle(step, position);
    else if (!seen.has(source) && prompt.nodes.has(source)) {
      referrers.set(source, referrer);
      enter(source);
    }
  };

  for (const output of outputs) {
    if (!seen.has(output)) enter(output);
    while (path.length > 0) {
      const step = path[path.length - 1] as Step;
      const link = step.links[step.next++];
      if (link === undefined) leave(step);
      else follow(step, link);
    }
  }
  return { order, referrers, circular, cycles };
}

/** The links of a node in the order its inputs are declared, then those to inputs that are not. */
function linksOf(prompt: Prompt, registry: NodeRegistry, id: string): readonly Referrer[] {
  const node = prompt.nodes.get(id);
  const definition = node === undefined ? undefined : registry.find(node.type);
  if (node === undefined || definition === undefined) return [];
  const links: Referrer[] = [];
  const add = (inputName: string, spec: Referrer['spec'], link: Link) => links.push({ inputName, spec, link });
  for (const [name, spec] of inDeclaredOrder(definition)) {
    const given = Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
    if (given !== undefined && 'link' in given) add(name, spec, given.link);
  }
  for (const [name, given] of Object.entries(node.inputs)) {
    if ('link' in given && !Object.hasOwn(definition.inputs, name)) add(name, undefined, given.link);
  }
  return links;
}
