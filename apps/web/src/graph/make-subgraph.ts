import type { LocalizedText } from '@talkgraph/errors';
import type { Catalogue } from '../catalogue/node-type.js';
import { newLinkId, newNodeId, putNodes, withoutNodes } from './change-graph.js';
import {
  editorTypes,
  type Graph,
  type GraphLink,
  type GraphNode,
  type SubgraphDefinition,
  type SubgraphPort,
  subgraphEnds,
  type WorkflowDocument,
} from './document.js';
import { newUuid } from './empty-document.js';
import { linkIndex } from './link-index.js';
import { newPort } from './make-link.js';
import { portsOf } from './ports-of.js';
import { wholePixel } from './whole-pixel.js';

/** A graph in which nodes have become an instance of a new sub-graph. */
export interface MadeSubgraph {
  readonly graph: Graph;
  readonly definition: SubgraphDefinition;
  readonly instance: string;
}

/** Space between the nodes inside and the two ends. */
const endDistance = 360;
const nodeWidth = 300;

/**
 * Turns nodes into a sub-graph and its instance: what comes from outside, each source once, becomes an input, what is used
 * outside an output. Answers a reason where that cannot be.
 */
export function makeSubgraph(
  chosen: { readonly nodes: ReadonlySet<string>; readonly groups: ReadonlySet<string> },
  name: string,
  graph: Graph,
  document: WorkflowDocument,
  catalogue: Catalogue,
): MadeSubgraph | LocalizedText {
  const nodes = [...chosen.nodes].flatMap((id) => {
    const node = graph.nodes[id];
    return node && id !== subgraphEnds.input && id !== subgraphEnds.output ? [node] : [];
  });
  if (nodes.length === 0) return nothingChosen;
  const ids = new Set(nodes.map(({ id }) => id));
  if (leavesAndComesBack(ids, graph)) return notConvex;
  const id = newUuid();
  const border = readBorder(ids, graph, document, catalogue);
  const groups = Object.fromEntries(Object.entries(graph.groups).filter(([group]) => chosen.groups.has(group)));
  const inner: Graph = {
    nodes: Object.fromEntries([...nodes, ...makeEnds(nodes)].map((node) => [node.id, node])),
    links: Object.fromEntries(border.innerLinks.map((link) => [link.id, link])),
    groups,
  };
  const instance = newNodeId(graph);
  const { inputs, outputs } = border;
  return {
    definition: { id, name, inputs, outputs, graph: inner },
    instance,
    graph: outerGraph(graph, ids, chosen.groups, instanceNode(instance, id, nodes), border),
  };
}

/** The links across the border, and the ports they become. */
interface Border {
  readonly inputs: readonly SubgraphPort[];
  readonly outputs: readonly SubgraphPort[];
  readonly innerLinks: readonly GraphLink[];
  readonly sources: readonly GraphLink[];
  readonly targets: readonly { readonly link: GraphLink; readonly slot: number }[];
}

function readBorder(ids: ReadonlySet<string>, graph: Graph, document: WorkflowDocument, catalogue: Catalogue): Border {
  const links = Object.values(graph.links);
  const innerLinks = links.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node));
  const inputs: SubgraphPort[] = [];
  const outputs: SubgraphPort[] = [];
  const sources: GraphLink[] = [];
  const targets: { link: GraphLink; slot: number }[] = [];
  const slots = new Map<string, number>();
  let nextLink = Number(newLinkId(graph));
  for (const link of links) {
    const { from, to, type } = link;
    if (ids.has(from.node) === ids.has(to.node)) continue;
    const isInput = ids.has(to.node);
    const key = `${from.node}#${from.slot}`;
    let slot = slots.get(key);
    const isNew = slot === undefined;
    if (isInput) {
      if (slot === undefined) {
        slot = inputs.push(newPort(to.input || typeWord(type), type, inputs)) - 1;
        sources.push(link);
      }
      innerLinks.push({ ...link, from: { node: subgraphEnds.input, slot } });
    } else {
      if (slot === undefined) {
        const source = graph.nodes[from.node];
        const output = source && portsOf(source, document, graph, catalogue).outputs[from.slot];
        slot = outputs.push(newPort(output?.name || typeWord(type), type, outputs)) - 1;
        const input = (outputs[slot] as SubgraphPort).name;
        const id = String(nextLink);
        nextLink += 1;
        innerLinks.push({ id, from, to: { node: subgraphEnds.output, input }, type });
      }
      targets.push({ link, slot });
    }
    if (isNew) slots.set(key, slot);
  }
  return { inputs, outputs, innerLinks, sources, targets };
}

function outerGraph(
  graph: Graph,
  ids: ReadonlySet<string>,
  groups: ReadonlySet<string>,
  instance: GraphNode,
  { inputs, sources, targets }: Border,
): Graph {
  const left = putNodes(withoutNodes(graph, ids), [instance]);
  const links: Record<string, GraphLink> = { ...left.links };
  for (const [slot, link] of sources.entries()) {
    links[link.id] = { ...link, to: { node: instance.id, input: (inputs[slot] as SubgraphPort).name } };
  }
  for (const { link, slot } of targets) links[link.id] = { ...link, from: { node: instance.id, slot } };
  return {
    ...left,
    links,
    groups: Object.fromEntries(Object.entries(left.groups).filter(([id]) => !groups.has(id))),
  };
}

function instanceNode(id: string, type: string, nodes: readonly GraphNode[]): GraphNode {
  const x = wholePixel((least(nodes, 'x') + most(nodes, 'x')) / 2);
  const y = wholePixel((least(nodes, 'y') + most(nodes, 'y')) / 2);
  return { id, type, x, y, mode: 'active', collapsed: false, values: {}, properties: {} };
}

function makeEnds(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const y = wholePixel((least(nodes, 'y') + most(nodes, 'y')) / 2);
  const end = (id: string, type: string, x: number): GraphNode => {
    return { id, type, x, y, mode: 'active', collapsed: false, values: {}, properties: {} };
  };
  const right = Math.max(...nodes.map((node) => node.x + (node.width ?? nodeWidth)));
  return [
    end(subgraphEnds.input, editorTypes.subgraphInput, least(nodes, 'x') - endDistance),
    end(subgraphEnds.output, editorTypes.subgraphOutput, right + endDistance - nodeWidth),
  ];
}

/** Whether a way leads out of the nodes and back into them: the instance would wait for its own result. */
function leavesAndComesBack(ids: ReadonlySet<string>, { links }: Graph): boolean {
  const { outOf } = linkIndex(links);
  const seen = new Set<string>();
  const open = [...ids].flatMap((id) => (outOf.get(id) ?? []).map(({ to }) => to.node)).filter((id) => !ids.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (ids.has(id)) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { to } of outOf.get(id) ?? []) open.push(to.node);
  }
  return false;
}

function least(nodes: readonly GraphNode[], key: 'x' | 'y'): number {
  return nodes.reduce((value, node) => Math.min(value, node[key]), Number.POSITIVE_INFINITY);
}

function most(nodes: readonly GraphNode[], key: 'x' | 'y'): number {
  return nodes.reduce((value, node) => Math.max(value, node[key]), Number.NEGATIVE_INFINITY);
}

function typeWord(type: string): string {
  return type === '*' ? 'value' : type.toLowerCase();
}

const nothingChosen: LocalizedText = {
  en: 'Select the nodes that shall become a sub-graph first.',
  zh: '请先选中要放入子图的节点。',
};

const notConvex: LocalizedText = {
  en: 'A path leaves the selected nodes and comes back to them. Select the nodes between, too.',
  zh: '有连线从所选节点出去又绕回来，请把中间的节点也选上。',
};
