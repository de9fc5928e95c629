import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editorTypes, type Graph, type GraphNode, type WorkflowDocument } from '../graph/document.js';
import { innerNodes } from './inner-node-ids.js';

const node = (id: string, type: string, x: number) => ({ id, type, x, y: 0 }) as unknown as GraphNode;
const graph = (...nodes: GraphNode[]): Graph => ({
  nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
  links: {},
  groups: {},
});
const definition = (id: string, inner: Graph) => ({ id, name: id, inputs: [], outputs: [], graph: inner });
const document = {
  id: 'w',
  root: graph(node('5', 'outer', 0), node('6', 'SaveVideo', 9)),
  subgraphs: {
    outer: definition(
      'outer',
      graph(
        node('-10', editorTypes.subgraphInput, -9),
        node('1', 'Trim', 30),
        node('2', 'inner', 20),
        node('3', editorTypes.note, 1),
      ),
    ),
    inner: definition('inner', graph(node('4', 'Crop', 0))),
  },
  namedInputs: [],
  extra: {},
} as unknown as WorkflowDocument;

test('the nodes within an instance are listed from left to right, also within an instance inside it', () => {
  assert.deepEqual(innerNodes(document, '5'), ['5:2', '5:1']);
  assert.deepEqual(innerNodes(document, '5:2'), ['5:2:4']);
});

test('a node that is no instance has none', () => {
  for (const id of ['6', '5:1', '5:2:4', '99', '99:1']) assert.equal(innerNodes(document, id), undefined, id);
});
