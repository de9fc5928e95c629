import type { FileReference } from '../contracts/node-files.js';
import type { Json } from '../json.js';
import { itemsOf } from './gather-inputs.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { NodeRecord, NodeUi, OutputItem } from './node-record.js';
import type { CallResult } from './read-answer.js';
import { sealJson } from './seal-json.js';

/**
 * Joins the results of a node's calls into its record: per output, all items in the order of the calls. A link to an
 * output of an added node gives that output's items, as many as there are, in its call's place.
 */
export function mergeResults(live: LiveNode, results: readonly CallResult[], graph: LiveGraph): NodeRecord {
  const slots = Object.keys(live.definition.outputs);
  const outputs = slots.map((_, slot) =>
    results.flatMap((result): readonly OutputItem[] =>
      result.outputs[slot]!.flatMap((item): readonly OutputItem[] =>
        'link' in item ? itemsOf(graph.source(live.id, item.link), item.link.slot) : [item],
      ),
    ),
  );
  const ui = mergeUi(results);
  const files = results.flatMap((result) => result.files);
  const artifacts = artifactsOf(outputs);
  return {
    outputs,
    ...(ui === undefined ? {} : { ui }),
    ...(files.length === 0 ? {} : { files: files satisfies FileReference[] }),
    ...(artifacts.length === 0 ? {} : { artifacts }),
  };
}

/** Every key that a call gave, with the lists of all calls one after the other; nothing if no call gave any. */
function mergeUi(results: readonly CallResult[]): NodeUi | undefined {
  const given = results.flatMap(({ ui }) => (ui === undefined ? [] : [ui]));
  if (given.length === 0) return undefined;
  const merged = new Map<string, Json[]>();
  for (const ui of given) {
    for (const [name, list] of Object.entries(ui)) {
      const joined = merged.get(name);
      if (joined === undefined) merged.set(name, [...list]);
      else for (const item of list) joined.push(item);
    }
  }
  return Object.fromEntries(merged);
}

function artifactsOf(outputs: readonly (readonly OutputItem[])[]): readonly string[] {
  const found = new Set<string>();
  for (const item of outputs.flat()) {
    if (!('value' in item)) continue;
    const sealed = sealJson(item.value);
    if ('artifacts' in sealed) for (const artifact of sealed.artifacts) found.add(artifact);
  }
  return [...found];
}
