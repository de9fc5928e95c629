import { changeNodes } from './change-graph.js';
import {
  type Graph,
  type GraphLink,
  type GraphNode,
  type SubgraphDefinition,
  subgraphEnds,
  type WorkflowDocument,
} from './document.js';
import { uniqueName } from './unique-name.js';

/** Which side of a sub-graph a port is on. */
export type PortSide = 'input' | 'output';

/** Gives a port of a sub-graph another name, inside and at every instance. A name that is taken gets a number. */
export function renamePort(
  document: WorkflowDocument,
  id: string,
  side: PortSide,
  port: string,
  name: string,
): WorkflowDocument {
  const definition = document.subgraphs[id];
  const key = side === 'input' ? 'inputs' : 'outputs';
  const before = definition?.[key].find((one) => one.id === port);
  if (!definition || !before || name === '' || before.name === name) return document;
  const others = definition[key].filter((one) => one !== before).map((one) => one.name);
  const next = uniqueName(name, new Set(others));
  const ports = definition[key].map((one) => (one === before ? { ...one, name: next } : one));
  const inner =
    side === 'input'
      ? definition.graph
      : changeLinks(definition.graph, (link) =>
          link.to.node === subgraphEnds.output && link.to.input === before.name
            ? { ...link, to: { ...link.to, input: next } }
            : link,
        );
  const changed = withDefinition(document, { ...definition, [key]: ports, graph: inner });
  return side === 'output'
    ? changed
    : changeInstances(changed, id, {
        link: (link) => (link.to.input === before.name ? { ...link, to: { ...link.to, input: next } } : link),
        node: (node) => renameValue(node, before.name, next),
        end: 'to',
      });
}

/** Takes a port of a sub-graph away, with the links at it inside and at every instance. */
export function removePort(document: WorkflowDocument, id: string, side: PortSide, port: string): WorkflowDocument {
  const definition = document.subgraphs[id];
  const key = side === 'input' ? 'inputs' : 'outputs';
  const slot = definition?.[key].findIndex((one) => one.id === port) ?? -1;
  const before = definition?.[key][slot];
  if (!definition || !before) return document;
  const ports = definition[key].filter((one) => one !== before);
  const inner = changeLinks(definition.graph, (link) => {
    if (side === 'input') return link.from.node === subgraphEnds.input ? shifted(link, slot) : link;
    return link.to.node === subgraphEnds.output && link.to.input === before.name ? undefined : link;
  });
  const changed = withDefinition(document, { ...definition, [key]: ports, graph: inner });
  return changeInstances(
    changed,
    id,
    side === 'input'
      ? {
          link: (link) => (link.to.input === before.name ? undefined : link),
          node: (node) => renameValue(node, before.name, undefined),
          end: 'to',
        }
      : { link: (link) => shifted(link, slot), node: (node) => node, end: 'from' },
  );
}

/** What happens to the instances of a sub-graph, and to the links at their inputs (`to`) or outputs (`from`). */
interface InstanceChange {
  readonly link: (link: GraphLink) => GraphLink | undefined;
  readonly node: (node: GraphNode) => GraphNode;
  readonly end: 'from' | 'to';
}

function changeInstances(
  document: WorkflowDocument,
  id: string,
  { link, node, end }: InstanceChange,
): WorkflowDocument {
  const change = (graph: Graph): Graph => {
    const instances = Object.values(graph.nodes).filter(({ type }) => type === id);
    if (instances.length === 0) return graph;
    const ids = new Set(instances.map((instance) => instance.id));
    return changeLinks(changeNodes(graph, ids, node), (one) => (ids.has(one[end].node) ? link(one) : one));
  };
  const subgraphs = Object.fromEntries(
    Object.entries(document.subgraphs).map(([key, definition]) => {
      const graph = change(definition.graph);
      return [key, graph === definition.graph ? definition : { ...definition, graph }];
    }),
  );
  return { ...document, root: change(document.root), subgraphs };
}

function changeLinks(graph: Graph, change: (link: GraphLink) => GraphLink | undefined): Graph {
  let isChanged = false;
  const links = Object.entries(graph.links).flatMap(([id, link]) => {
    const next = change(link);
    isChanged ||= next !== link;
    return next ? [[id, next] as const] : [];
  });
  return isChanged ? { ...graph, links: Object.fromEntries(links) } : graph;
}

function shifted(link: GraphLink, slot: number): GraphLink | undefined {
  if (link.from.slot < slot) return link;
  return link.from.slot === slot ? undefined : { ...link, from: { ...link.from, slot: link.from.slot - 1 } };
}

function renameValue(node: GraphNode, from: string, to: string | undefined): GraphNode {
  const { [from]: value, ...values } = node.values;
  if (value === undefined) return node;
  return { ...node, values: to === undefined ? values : { ...values, [to]: value } };
}

function withDefinition(document: WorkflowDocument, definition: SubgraphDefinition): WorkflowDocument {
  return { ...document, subgraphs: { ...document.subgraphs, [definition.id]: definition } };
}
