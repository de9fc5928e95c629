import type { LocalizedText } from '@talkgraph/errors';
import {
  dependantsAround,
  findRegion,
  openingOf,
  type Region,
  sourcesOf,
  type TypedGraph,
  usersOf,
} from './find-region.js';
import { customValidationFailed } from './node-issue.js';
import type { NodeIssue } from './prompt-issue.js';

/** The regions of a prompt, and what is wrong with them, by node. */
export interface RegionFindings {
  readonly regions: readonly Region[];
  readonly issues: readonly (readonly [node: string, issue: NodeIssue])[];
}

/** Finds the regions of a prompt: beginnings without an end, ends without a beginning, and values that leave around the end. */
export function checkRegions(graph: TypedGraph): RegionFindings {
  const { starts, ends } = endsOfRegions(graph);
  if (starts.length === 0 && ends.length === 0) return { regions: [], issues: [] };
  const regions: Region[] = [];
  const issues: [string, NodeIssue][] = [];
  const users = usersOf(graph);
  const closedBy = new Map<string, string>();
  for (const [end, input] of ends) {
    const start = openingOf(graph, end)?.node;
    // Without any link, or with one of another type, the input itself is reported.
    if (start === undefined) issues.push([end, customValidationFailed(input, notOpened)]);
    else if (closedBy.has(start)) issues.push([end, customValidationFailed(input, closedTwice(start))]);
    else {
      closedBy.set(start, end);
      regions.push(findRegion(graph, end)!);
      issues.push(...leaks(graph, users, start, end));
    }
  }
  for (const [start, output] of starts) {
    if (!closedBy.has(start)) issues.push([start, customValidationFailed(output, notClosed)]);
  }
  return { regions, issues };
}

type Port = readonly [node: string, port: string];

function endsOfRegions(graph: TypedGraph): { readonly starts: readonly Port[]; readonly ends: readonly Port[] } {
  const starts: Port[] = [];
  const ends: Port[] = [];
  for (const id of graph.ids()) {
    const region = graph.definition(graph.node(id)!.type)?.region;
    if (region === undefined) continue;
    if ('opens' in region) starts.push([id, region.opens]);
    else if (graph.node(id)!.inputs[region.closes] !== undefined) ends.push([id, region.closes]);
  }
  return { starts, ends };
}

/** Links by which a value of one round leaves its region, and meets what the region came to. */
function* leaks(
  graph: TypedGraph,
  users: ReadonlyMap<string, readonly string[]>,
  start: string,
  end: string,
): Generator<[string, NodeIssue]> {
  const inside = dependantsAround(users, start, end);
  const after = dependantsAround(users, end, undefined);
  const isInside = (id: string) => id === start || (inside.has(id) && id !== end && !after.has(id));
  for (const id of after) {
    if (!inside.has(id) || !sourcesOf(graph, id).some(isInside)) continue;
    for (const [name, given] of Object.entries(graph.node(id)!.inputs)) {
      if ('link' in given && isInside(given.link.node))
        yield [id, customValidationFailed(name, leaves(given.link.node, end))];
    }
  }
}

const notOpened: LocalizedText = {
  en: 'This end of a loop is not linked to its beginning. Connect the output "Loop" of the node that begins the loop directly to it.',
  zh: '循环的结束节点没有连接到开始节点。请将开始节点的“循环”输出直接连接到这里。',
};

const notClosed: LocalizedText = {
  en: 'This loop has no end. Add the matching end node and connect the output "Loop" to it.',
  zh: '此循环没有结束节点。请添加对应的结束节点，并将“循环”输出连接到它。',
};

function closedTwice(start: string): LocalizedText {
  return {
    en: `The loop that begins with node ${start} has another end already. Remove one of the two.`,
    zh: `从节点 ${start} 开始的循环已有一个结束节点。请删除其中一个。`,
  };
}

function leaves(source: string, end: string): LocalizedText {
  return {
    en: `It takes a value out of the middle of a loop (from node ${source}). Lead it through the loop's end, node ${end}, and take it from there.`,
    zh: `它直接使用了循环内部节点 ${source} 的值。请先把该值接到循环的结束节点 ${end}，再从结束节点取出。`,
  };
}
