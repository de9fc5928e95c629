import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertWorkflow, type JsonObject } from '@talkgraph/engine';
import { adoptTypes } from './adopt-types.js';
import { documentFromWorkflow } from './document-from-workflow.js';
import { portsOf } from './ports-of.js';
import { exampleCatalogue, exampleRegistry } from './testing/example-types.js';
import { workflowOf } from './workflow-of.js';

const video = (link: number | null, name = 'video') => ({ name, type: 'VIDEO', link });
const videoOut = { name: 'VIDEO', type: 'VIDEO' };
const source = {
  id: 1,
  type: 'Source',
  pos: [0, 0],
  size: [300, 500],
  outputs: [videoOut],
  widgets_values: ['a.mp4', 'image', 'n'],
};
const sink = { id: 2, type: 'Sink', pos: [9.6, 0], inputs: [video(1)], widgets_values: ['out'] };
const link = [1, 1, 0, 2, 0, 'VIDEO'];

function read(workflow: object) {
  return documentFromWorkflow(workflow as unknown as JsonObject, exampleCatalogue);
}

function promptOf(workflow: object): JsonObject {
  return convertWorkflow(workflow as unknown as JsonObject, exampleRegistry).prompt;
}

test('bends of links become reroute nodes, in format 0.4 and in format 1', () => {
  const reroutes = [
    { id: 1, linkIds: [1], pos: [10, 20] },
    { id: 2, parentId: 1, linkIds: [1], pos: [30, 40] },
    { id: 3, linkIds: [], pos: [0, 0] },
  ];
  const old = {
    nodes: [source, sink],
    links: [link],
    extra: { reroutes, linkExtensions: [{ id: 1, parentId: 2 }], ds: { scale: 2 } },
  };
  const newer = {
    version: 1,
    nodes: [source, sink],
    links: [{ id: 1, origin_id: 1, origin_slot: 0, target_id: 2, target_slot: 0, type: 'VIDEO', parentId: 2 }],
    reroutes,
  };
  for (const workflow of [old, newer]) {
    const { document, remarks } = read(workflow);
    const bends = Object.values(document.root.nodes).filter(({ type }) => type === 'Reroute');
    assert.deepEqual(
      bends.map(({ x, y }) => [x, y]),
      [
        [10, 20],
        [30, 40],
      ],
    );
    assert.equal(Object.keys(document.root.links).length, 3);
    assert.equal(remarks.length, 1);
    assert.deepEqual(promptOf(workflowOf(document, exampleCatalogue)), promptOf(workflow));
  }
  assert.deepEqual(read(old).document.extra, { ds: { scale: 2 } });
});

test('what nobody knows of is kept: nodes, groups, properties, keys of the file', () => {
  const workflow = {
    id: 'x',
    config: { a: 1 },
    models: [{ name: 'm' }],
    nodes: [
      {
        id: 5,
        type: 'FromElsewhere',
        pos: [1, 2],
        size: [10, 20],
        flags: { pinned: true },
        mode: 3,
        bgcolor: '#111',
        shape: 4,
        inputs: [{ name: 'latent', type: 'LATENT', link: null, label: 'mine' }],
        outputs: [{ name: 'LATENT', type: 'LATENT', links: null }],
        properties: { ver: '1', cnr_id: 'pack' },
        widgets_values: [1, 'randomize', { deep: true }],
      },
    ],
    links: [],
    groups: [{ id: 3, title: 'G', bounding: [1, 2, 3, 4], color: '#fff', font_size: 24, flags: {} }],
    extra: { workspace_info: { id: 'w' } },
  };
  const { document, remarks } = read(workflow);
  const saved = workflowOf(document, exampleCatalogue) as { nodes: JsonObject[]; groups: JsonObject[] } & JsonObject;
  const node = workflow.nodes[0] as object;
  assert.deepEqual({ ...saved.nodes[0], order: undefined, size: [10, 20] }, { ...node, order: undefined });
  assert.deepEqual(saved.groups, workflow.groups);
  assert.deepEqual([saved.config, saved.models], [workflow.config, workflow.models]);
  assert.equal(remarks.length, 1);
  assert.equal(
    portsOf(document.root.nodes['5']!, document, document.root, exampleCatalogue).inputs[0]?.label.en,
    'mine',
  );
});

test('a type that is installed later finds the values that were kept for it', () => {
  const workflow = { nodes: [source, sink], links: [link] } as unknown as JsonObject;
  const { document } = documentFromWorkflow(workflow, new Map());
  assert.deepEqual(document.root.nodes['1']?.values, {});
  const adopted = adoptTypes(document, exampleCatalogue);
  assert.deepEqual(adopted.root.nodes['1']?.values, { file: 'a.mp4', name: 'n' });
  assert.deepEqual(promptOf(workflowOf(adopted, exampleCatalogue)), promptOf(workflow));
  assert.equal(adoptTypes(adopted, exampleCatalogue), adopted);
});

test('values that an instance holds, for its inputs and for widgets inside, stay where they were', () => {
  const id = 'aaaaaaaa-0000-4000-8000-000000000001';
  const prefix = (to: number | null) => ({ name: 'prefix', type: 'STRING', link: to, widget: { name: 'prefix' } });
  const subgraph = {
    id,
    name: 'Part',
    inputNode: { id: -10, bounding: [-200, 0, 100, 60] },
    outputNode: { id: -20, bounding: [600, 0, 100, 60] },
    inputs: [
      { id: 'p1', name: 'video', type: 'VIDEO', label: 'Film' },
      { id: 'p2', name: 'prefix', type: 'STRING' },
    ],
    outputs: [],
    nodes: [
      { id: 8, type: 'Sink', inputs: [video(1), prefix(2)], widgets_values: ['inside'] },
      { id: 9, type: 'Mixed', inputs: [], widgets_values: [1, 'fixed', 'free', 0.5, null, '', true, null, null] },
    ],
    links: [
      { id: 1, origin_id: -10, origin_slot: 0, target_id: 8, target_slot: 0, type: 'VIDEO' },
      { id: 2, origin_id: -10, origin_slot: 1, target_id: 8, target_slot: 1, type: 'STRING' },
    ],
  };
  const instance = {
    id: 3,
    type: id,
    inputs: [video(1), prefix(null)],
    properties: {
      proxyWidgets: [
        ['9', 'title'],
        ['-1', 'prefix'],
        ['9', 'amount'],
      ],
    },
    widgets_values: ['shown', 'outside', null],
  };
  const workflow = {
    nodes: [source, instance],
    links: [[1, 1, 0, 3, 0, 'VIDEO']],
    definitions: { subgraphs: [subgraph] },
  };
  const { document } = read(workflow);
  assert.deepEqual(document.root.nodes['3']?.values, { prefix: 'outside', '9:title': 'shown' });
  const ports = portsOf(document.root.nodes['3']!, document, document.root, exampleCatalogue);
  assert.deepEqual(
    ports.inputs.map(({ name, preset }) => [name, preset]),
    [
      ['video', undefined],
      ['prefix', 'inside'],
      ['9:title', ''],
      ['9:amount', 0.5],
    ],
  );
  const saved = workflowOf(document, exampleCatalogue);
  assert.deepEqual(promptOf(saved), promptOf(workflow));
  assert.deepEqual(read(saved).document, document);
});

test('heights of other editors are not ours', () => {
  const { document } = read({ nodes: [source, { id: 4, type: 'Note', size: [200, 90] }], links: [] });
  assert.deepEqual([document.root.nodes['1']?.width, document.root.nodes['1']?.height], [300, undefined]);
  assert.equal(document.root.nodes['4']?.height, 90);
});
