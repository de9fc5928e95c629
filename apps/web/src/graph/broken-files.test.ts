import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, stableJson } from '@talkgraph/engine';
import { documentFromPrompt } from './document-from-prompt.js';
import { documentFromWorkflow } from './document-from-workflow.js';
import { portsOf } from './ports-of.js';
import { exampleCatalogue } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

/** As a file is read: with what only JSON can hold, such as a key `__proto__` of its own. */
function read(text: string) {
  const found = documentFromWorkflow(JSON.parse(text) as JsonObject, exampleCatalogue);
  const { document } = found;
  const graphs = [document.root, ...Object.values(document.subgraphs).map(({ graph }) => graph)];
  for (const graph of graphs) {
    for (const node of Object.values(graph.nodes)) portsOf(node, document, graph, exampleCatalogue);
  }
  const written = stableJson(workflowOf(document, exampleCatalogue));
  return { ...found, written: JSON.parse(written) as { nodes: JsonObject[]; links: unknown[] } };
}

test('names that every object has are no ids, no types, no sockets and no sub-graphs', () => {
  const { document, remarks } = read(`{
    "nodes": [
      {"id": "__proto__", "type": "Sink"},
      {"id": 2, "type": "constructor"},
      {"id": 3, "type": "toString", "inputs": [{"name": "video", "link": 1}]},
      {"id": 4, "type": "Sink", "inputs": [{"name": "video", "type": "VIDEO", "link": 1}]},
      {"id": 5, "type": "Unknown", "inputs": [{"name": "constructor", "type": "*", "widget": {"name": "constructor"}}]}
    ],
    "links": [[1, "constructor", 0, 4, 0, "VIDEO"]],
    "definitions": {"subgraphs": [{"id": "__proto__", "name": "x", "inputs": [], "outputs": [], "nodes": [], "links": []}]}
  }`);
  assert.deepEqual(Object.keys(document.root.nodes), ['4', '5']);
  assert.equal(Object.keys(document.root.links).length, 0);
  assert.equal(Object.getPrototypeOf(document.subgraphs), Object.prototype);
  assert.match(remarks[0]?.en ?? '', /no usable id or type/);
});

test('links that leave no output there can be are left out', () => {
  for (const slot of ['null', '-1', '1.5', '1e308', '"x"', '{}', '4000000000']) {
    const nodes = `[{"id": 1, "type": "Source"}, {"id": 2, "type": "Sink", "inputs": [{"name": "video", "link": 1}]}]`;
    const { document } = read(`{"nodes": ${nodes}, "links": [[1, 1, ${slot}, 2, 0, "VIDEO"]]}`);
    assert.equal(Object.keys(document.root.links).length, 0, slot);
    const prompt = JSON.parse(
      `{"1": {"class_type": "Source"}, "2": {"class_type": "Sink", "inputs": {"video": ["1", ${slot}]}}}`,
    );
    assert.equal(Object.keys(documentFromPrompt(prompt, exampleCatalogue).document.root.links).length, 0, slot);
  }
});

test('nothing lies or reaches further than can be drawn', () => {
  const { document } = read(
    '{"nodes": [{"id": 1, "type": "Note", "pos": [1e308, -1e308], "size": [1e300, null]}], "links": [], "groups": [{"bounding": [1e99, "x", 1e99]}]}',
  );
  const [node, group] = [document.root.nodes['1'], document.root.groups['1']];
  assert.deepEqual([node?.x, node?.y, node?.width], [1e6, -1e6, 1e6]);
  assert.deepEqual([group?.x, group?.y, group?.width, group?.height], [1e6, 0, 1e6, 0]);
});

test('nodes that share an id all stay', () => {
  const { document, remarks } = read(
    '{"nodes": [{"id": 1, "type": "Sink"}, {"id": 1, "type": "Source"}, {"id": 2, "type": "Sink"}], "links": []}',
  );
  assert.deepEqual(
    Object.values(document.root.nodes).map(({ id, type }) => `${id} ${type}`),
    ['1 Sink', '2 Sink', '3 Source'],
  );
  assert.match(remarks[0]?.en ?? '', /same id/);
});

test('what is written is JSON, also of sockets that were saved without a type', () => {
  const { written } = read(
    '{"nodes": [{"id": 1, "type": "Unknown", "outputs": [{"name": "a"}, {}], "inputs": [{"name": "b"}]}], "links": []}',
  );
  assert.equal(written.nodes.length, 1);
  assert.equal(
    stableJson({ a: undefined, b: [undefined, 1], c: { d: undefined } } as never),
    '{ "b": [null, 1], "c": {} }\n',
  );
});

test('a prompt of thousands of nodes in a row is laid out', () => {
  const prompt = Object.fromEntries(
    Array.from({ length: 5000 }, (_, i) => [
      String(i + 1),
      { class_type: 'Sink', inputs: i === 0 ? {} : { video: [String(i), 0] } },
    ]),
  );
  const { nodes } = documentFromPrompt(prompt, exampleCatalogue).document.root;
  assert.ok((nodes['5000']?.x ?? 0) > (nodes['4999']?.x ?? 0));
  assert.equal(new Set(Object.values(nodes).map(({ x, y }) => `${x} ${y}`)).size, 5000);
});

test('thousands of links and groups with one id are read at once', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => i + 1);
  const before = process.cpuUsage();
  const { document } = documentFromWorkflow(
    {
      nodes: many.map((id) => ({ id, type: 'Sink', inputs: [{ name: 'video', type: 'VIDEO', link: 1 }] })),
      links: [[1, 1, 0, 2, 0, 'VIDEO']],
      groups: many.map(() => ({ id: 1, title: 'a', bounding: [0, 0, 1, 1] })),
    },
    exampleCatalogue,
  );
  assert.ok(process.cpuUsage(before).user < 10e6);
  assert.equal(Object.keys(document.root.links).length, 20_000);
  assert.equal(Object.keys(document.root.groups).length, 20_000);
});
