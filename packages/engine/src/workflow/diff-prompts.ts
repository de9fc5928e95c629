import type { InputValue, Link, Prompt, PromptNode } from '../graph/prompt.js';
import type { Json } from '../json.js';
import { canonicalJson } from '../run/canonical-json.js';

/** A node as a change names it. */
export interface ChangedNode {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
}

/** One thing in which two workflows differ. Ids are those of the later one, but for nodes that are gone. */
export type PromptChange =
  | { readonly kind: 'node-added' | 'node-removed'; readonly node: ChangedNode }
  | { readonly kind: 'renamed'; readonly node: ChangedNode; readonly from: string | undefined }
  | { readonly kind: 'version'; readonly node: ChangedNode; readonly from: number; readonly to: number }
  | {
      readonly kind: 'input';
      readonly node: ChangedNode;
      readonly input: string;
      /** What was given before and after; undefined where nothing was. Links name the nodes they come from. */
      readonly from: ChangedInput | undefined;
      readonly to: ChangedInput | undefined;
    };

/** What an input is given: a constant, or an output of a node. */
export type ChangedInput = { readonly value: Json } | { readonly link: Link; readonly source: ChangedNode };

/**
 * Tells in what two workflows differ, in the order of the later one, removed nodes last. Nodes are the same when id and
 * type are, else when they are of one type and most alike: an editor that numbers the nodes anew changes nothing.
 */
export function diffPrompts(before: Prompt, after: Prompt): readonly PromptChange[] {
  const earlier = pairNodes(before, after);
  const later = new Map([...earlier].map(([id, old]) => [old, id]));
  const changes: PromptChange[] = [];
  for (const [id, node] of after.nodes) {
    const oldId = earlier.get(id);
    const named = nameOf(id, node);
    if (oldId === undefined) {
      changes.push({ kind: 'node-added', node: named });
      continue;
    }
    const old = before.nodes.get(oldId) as PromptNode;
    if (old.title !== node.title && (old.title ?? node.type) !== (node.title ?? node.type)) {
      changes.push({ kind: 'renamed', node: named, from: old.title });
    }
    if (old.version !== undefined && node.version !== undefined && old.version !== node.version) {
      changes.push({ kind: 'version', node: named, from: old.version, to: node.version });
    }
    changes.push(...inputChanges({ before, after, later }, old, node, named));
  }
  for (const [id, node] of before.nodes) {
    if (!later.has(id)) changes.push({ kind: 'node-removed', node: nameOf(id, node) });
  }
  return changes;
}

interface Pairing {
  readonly before: Prompt;
  readonly after: Prompt;
  /** Ids of the later workflow by those of the earlier one. */
  readonly later: ReadonlyMap<string, string>;
}

/** Ids of the earlier workflow by those of the later one. */
function pairNodes(before: Prompt, after: Prompt): Map<string, string> {
  const pairs = new Map<string, string>();
  const free = new Set(before.nodes.keys());
  const pair = (id: string, old: string): void => {
    pairs.set(id, old);
    free.delete(old);
  };
  for (const [id, { type }] of after.nodes) if (before.nodes.get(id)?.type === type) pair(id, id);
  const freeByType = new Map<string, string[]>();
  for (const old of free) {
    const { type } = before.nodes.get(old) as PromptNode;
    freeByType.set(type, [...(freeByType.get(type) ?? []), old]);
  }
  for (const [id, node] of after.nodes) {
    if (pairs.has(id)) continue;
    const candidates = (freeByType.get(node.type) ?? []).filter((old) => free.has(old));
    const best = mostAlike(node, candidates, before);
    if (best !== undefined) pair(id, best);
  }
  return pairs;
}

function mostAlike(node: PromptNode, candidates: readonly string[], before: Prompt): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const id of candidates) {
    const alike = likeness(before.nodes.get(id) as PromptNode, node);
    if (alike > most) [best, most] = [id, alike];
  }
  return best;
}

/** Equal constants count one each, the same title three. */
function likeness(a: PromptNode, b: PromptNode): number {
  const equal = Object.entries(b.inputs).filter(([name, value]) => {
    const other = a.inputs[name];
    return other !== undefined && 'value' in value && 'value' in other && sameValue(other, value);
  });
  return equal.length + (a.title !== undefined && a.title === b.title ? 3 : 0);
}

function inputChanges(pairing: Pairing, old: PromptNode, node: PromptNode, named: ChangedNode): PromptChange[] {
  const names = new Set([...Object.keys(node.inputs), ...Object.keys(old.inputs)]);
  return [...names].flatMap((input): PromptChange[] => {
    const [from, to] = [ownInput(old, input), ownInput(node, input)];
    if (sameInput(from, to, pairing.later)) return [];
    return [{ kind: 'input', node: named, input, from: told(from, pairing.before), to: told(to, pairing.after) }];
  });
}

function ownInput(node: PromptNode, name: string): InputValue | undefined {
  return Object.hasOwn(node.inputs, name) ? node.inputs[name] : undefined;
}

function sameInput(
  from: InputValue | undefined,
  to: InputValue | undefined,
  later: ReadonlyMap<string, string>,
): boolean {
  if (from === undefined || to === undefined) return from === to;
  if ('link' in from && 'link' in to) {
    return later.get(from.link.node) === to.link.node && from.link.slot === to.link.slot;
  }
  return 'value' in from && 'value' in to && sameValue(from, to);
}

function sameValue(a: InputValue, b: InputValue): boolean {
  return 'value' in a && 'value' in b && canonicalJson(a.value) === canonicalJson(b.value);
}

function told(given: InputValue | undefined, prompt: Prompt): ChangedInput | undefined {
  if (given === undefined) return undefined;
  if ('value' in given) return { value: given.value };
  const source = prompt.nodes.get(given.link.node);
  return { link: given.link, source: nameOf(given.link.node, source) };
}

function nameOf(id: string, node: PromptNode | undefined): ChangedNode {
  return { id, type: node?.type ?? '', ...(node?.title !== undefined && { title: node.title }) };
}
