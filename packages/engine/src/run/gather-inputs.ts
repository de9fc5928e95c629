import type { HiddenKind } from '../definition/input-spec.js';
import type { Json } from '../json.js';
import { constantsOf } from './key-nodes.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { OutputItem } from './node-record.js';
import type { RunRequest } from './run-options.js';
import { sealJson } from './seal-json.js';

/** One entry of an input's list. `unevaluated`: a lazy input that was not asked for. */
export type ArrivingItem = OutputItem | { readonly unevaluated: true };

/** What arrives at a node: a list per input, and what the engine fills in. */
export interface GatheredInputs {
  readonly lists: ReadonlyMap<string, readonly ArrivingItem[]>;
  readonly hidden: ReadonlyMap<string, unknown>;
}

const unevaluated: readonly ArrivingItem[] = [{ unevaluated: true }];

/** Collects what a node's calls receive: constants and defaults as lists of one, links as the list at their other end. */
export function gatherInputs(live: LiveNode, graph: LiveGraph, request: RunRequest): GatheredInputs {
  const lists = new Map<string, readonly ArrivingItem[]>();
  for (const [name, value] of constantsOf(live)) lists.set(name, [{ value: sealed(value) }]);
  for (const { name, link, raw } of live.links) {
    const source = graph.source(live.id, link);
    if (raw) lists.set(name, [{ value: [link.node, link.slot] }]);
    else if (source.record === undefined) lists.set(name, unevaluated);
    else lists.set(name, itemsOf(source, link.slot));
  }
  // Nodes of expansions are not prepared, so what they leave out is filled in here.
  for (const [name, spec] of Object.entries(live.definition.inputs)) {
    if (!lists.has(name) && spec.default !== undefined) lists.set(name, [{ value: spec.default }]);
  }
  return { lists, hidden: hiddenOf(live, graph, request) };
}

/** The items of one output of a finished node; a record kept by an older definition may have fewer outputs. */
export function itemsOf(source: LiveNode, slot: number): readonly OutputItem[] {
  const items = source.record?.outputs[slot] ?? [{ value: null }];
  return items.map((item) => ('value' in item ? { value: sealed(item.value) } : item));
}

/** Values from the cache and from the prompt were JSON already; they are frozen so that no node changes another's. */
function sealed(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  const result = sealJson(value);
  return 'problem' in result ? value : result.value;
}

function hiddenOf(live: LiveNode, graph: LiveGraph, request: RunRequest): ReadonlyMap<string, unknown> {
  const values: Record<HiddenKind, () => unknown> = {
    PROMPT: () => request.prompt.source,
    DYNPROMPT: () => graph,
    EXTRA_PNGINFO: () => request.extra,
    UNIQUE_ID: () => live.id,
  };
  return new Map(Object.entries(live.definition.hidden ?? {}).map(([name, kind]) => [name, values[kind]()]));
}
