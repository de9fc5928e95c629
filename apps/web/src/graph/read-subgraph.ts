import type { JsonObject } from '@talkgraph/engine';
import { editorTypes, type GraphNode, type SubgraphDefinition, type SubgraphPort, subgraphEnds } from './document.js';
import { newUuid } from './empty-document.js';
import { readGraph } from './read-graph.js';
import { idIn, objectIn, objectsIn, pairIn, without } from './read-json.js';
import type { RawSubgraph, ReadingContext } from './reading-context.js';
import { subgraphDefaults } from './subgraph-defaults.js';
import { typeName } from './type-ports.js';
import { uniqueName } from './unique-name.js';

/** Keys of a saved definition that have places of their own here, or that are made anew when it is saved. */
const ownKeys = new Set([
  ...['id', 'version', 'name', 'inputNode', 'outputNode', 'inputs', 'outputs', 'nodes', 'links', 'groups'],
  ...['reroutes', 'floatingLinks', 'state'],
]);

/** Reads the definition of a sub-graph, with its two ends as nodes. */
export function readSubgraph(
  id: string,
  { json, inputs, outputs }: RawSubgraph,
  context: ReadingContext,
): SubgraphDefinition {
  const ends = {
    input: idIn(objectIn(json.inputNode).id) ?? subgraphEnds.input,
    output: idIn(objectIn(json.outputNode).id) ?? subgraphEnds.output,
    inputs,
    outputs,
  };
  const graph = readGraph(json, restOf(json), context, ends);
  const nodes = {
    ...graph.nodes,
    [subgraphEnds.input]: readEnd(subgraphEnds.input, editorTypes.subgraphInput, objectIn(json.inputNode)),
    [subgraphEnds.output]: readEnd(subgraphEnds.output, editorTypes.subgraphOutput, objectIn(json.outputNode)),
  };
  return { id, name: typeof json.name === 'string' ? json.name : '', inputs, outputs, graph: { ...graph, nodes } };
}

/** What is kept besides, less what every definition has. */
function restOf(json: JsonObject): JsonObject {
  const rest = Object.entries(without(json, ownKeys) ?? {});
  return Object.fromEntries(
    rest.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(subgraphDefaults[key as 'config'])),
  );
}

/** The ports of a saved definition; names that occur twice are made unlike. */
export function readSubgraphPorts(json: JsonObject): Pick<RawSubgraph, 'inputs' | 'outputs'> {
  return { inputs: readPorts(json.inputs), outputs: readPorts(json.outputs) };
}

function readPorts(json: JsonObject[string] | undefined): readonly SubgraphPort[] {
  const names = new Set<string>();
  return objectsIn(json).map((port) => {
    const type = typeName(port.type);
    const name = uniqueName(typeof port.name === 'string' && port.name !== '' ? port.name : type.toLowerCase(), names);
    names.add(name);
    const rest = without(port, new Set(['id', 'name', 'type', 'link', 'linkIds', 'links']));
    return { id: typeof port.id === 'string' ? port.id : newUuid(), name, type, ...(rest && { rest }) };
  });
}

function readEnd(id: string, type: string, json: JsonObject): GraphNode {
  const [x, y] = pairIn(json.bounding);
  const rest = without(json, new Set(['id', 'bounding']));
  const usual = { mode: 'active', collapsed: false, values: {}, properties: {} } as const;
  return { id, type, x, y, ...usual, ...(rest && { rest }) };
}
