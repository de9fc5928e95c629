import type { Catalogue } from '../catalogue/node-type.js';
import { putLink } from './change-graph.js';
import { editorTypes, type Graph, type GraphLink, type SubgraphPort, type WorkflowDocument } from './document.js';
import { newUuid } from './empty-document.js';
import { definitionOf } from './end-ports.js';
import { portsOf } from './ports-of.js';
import { uniqueName } from './unique-name.js';

/** What a link that was made leaves: `graph` is the canvas it is on, not yet put into `document`. */
export interface MadeLink {
  readonly document: WorkflowDocument;
  readonly graph: Graph;
}

/** Makes a link that is not refused. At the empty port of a sub-graph's end it makes a port of the sub-graph, too. */
export function makeLink(
  { from, to }: Pick<GraphLink, 'from' | 'to'>,
  document: WorkflowDocument,
  graph: Graph,
  catalogue: Catalogue,
): MadeLink {
  const source = graph.nodes[from.node];
  const target = graph.nodes[to.node];
  const output = source && portsOf(source, document, graph, catalogue).outputs[from.slot];
  const input = target && portsOf(target, document, graph, catalogue).inputs.find(({ name }) => name === to.input);
  const type = output && output.type !== '*' ? output.type : (input?.type ?? '*');
  const definition = definitionOf(document, graph);
  if (definition && source?.type === editorTypes.subgraphInput && from.slot === definition.inputs.length) {
    const port = newPort(to.input || typeWord(type), type, definition.inputs);
    const inputs = [...definition.inputs, port];
    return { document: withPorts(document, definition.id, { inputs }), graph: putLink(graph, { from, to, type }) };
  }
  if (definition && target?.type === editorTypes.subgraphOutput && to.input === '') {
    const port = newPort(output?.name || typeWord(type), type, definition.outputs);
    const outputs = [...definition.outputs, port];
    const link = { from, to: { node: to.node, input: port.name }, type };
    return { document: withPorts(document, definition.id, { outputs }), graph: putLink(graph, link) };
  }
  return { document, graph: putLink(graph, { from, to, type }) };
}

/** A port of a sub-graph with a name that none of these has. */
export function newPort(name: string, type: string, among: readonly SubgraphPort[]): SubgraphPort {
  return { id: newUuid(), name: uniqueName(name, new Set(among.map((port) => port.name))), type };
}

function withPorts(
  document: WorkflowDocument,
  id: string,
  ports: { readonly inputs?: readonly SubgraphPort[]; readonly outputs?: readonly SubgraphPort[] },
): WorkflowDocument {
  const definition = document.subgraphs[id];
  return definition
    ? { ...document, subgraphs: { ...document.subgraphs, [id]: { ...definition, ...ports } } }
    : document;
}

function typeWord(type: string): string {
  return type === '*' ? 'value' : type.toLowerCase();
}
