import { editorTypes, type Graph, type GraphNode, type SubgraphDefinition, type WorkflowDocument } from './document.js';
import { type NodePorts, nodePorts, plainInput, plainOutput } from './node-ports.js';

/** What makes another port of a sub-graph when something is linked to it. Its name is empty, its type anything. */
const addInput = plainOutput('', '*', { label: { en: 'New input', zh: '新增输入' } });
const addOutput = plainInput('', '*', { label: { en: 'New output', zh: '新增输出' } });

const ends = new WeakMap<SubgraphDefinition['inputs'], NodePorts>();

/** The ports of a sub-graph as its ends show them inside, and one more, to which a link makes another port. */
export function endPorts(node: GraphNode, document: WorkflowDocument, graph: Graph): NodePorts {
  const definition = definitionOf(document, graph);
  const isInput = node.type === editorTypes.subgraphInput;
  const listed = (isInput ? definition?.inputs : definition?.outputs) ?? [];
  let ports = ends.get(listed);
  if (!ports) {
    ports = isInput
      ? nodePorts([], [...listed.map(({ name, type }) => plainOutput(name, type)), addInput])
      : nodePorts([...listed.map(({ name, type }) => plainInput(name, type)), addOutput]);
    ends.set(listed, ports);
  }
  return ports;
}

/** The sub-graph whose inside `graph` is; undefined for the outer canvas. */
export function definitionOf(document: WorkflowDocument, graph: Graph): SubgraphDefinition | undefined {
  if (graph === document.root) return undefined;
  return Object.values(document.subgraphs).find((definition) => definition.graph === graph);
}
