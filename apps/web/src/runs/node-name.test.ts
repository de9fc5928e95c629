import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GraphNode, WorkflowDocument } from '../graph/document.js';
import { nodeName } from './node-name.js';

const node = (id: string, type: string, title?: string): GraphNode => ({
  id,
  type,
  ...(title !== undefined && { title }),
  x: 0,
  y: 0,
  mode: 'active',
  collapsed: false,
  values: {},
  properties: {},
});
const graph = (...nodes: GraphNode[]) => ({
  nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
  links: {},
  groups: {},
});
const document: WorkflowDocument = {
  id: 'w',
  root: graph(node('1', 'Unknown'), node('5', 'sub')),
  subgraphs: { sub: { id: 'sub', name: 'Lips', inputs: [], outputs: [], graph: graph(node('3', 'Unknown', 'Mouth')) } },
  namedInputs: [],
  extra: {},
};

test('a node is called by its title, its type or its sub-graph, wherever it lies', () => {
  const names = ['1', '5', '5:3', '9', '1:3'].map((id) =>
    nodeName(id, { document, catalogue: undefined, language: 'en' }),
  );
  assert.deepEqual(names, ['Unknown', 'Lips', 'Mouth', '9', '1:3']);
});
