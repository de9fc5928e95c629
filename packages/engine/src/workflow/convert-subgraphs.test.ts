import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../json.js';
import { exampleRegistry } from '../testing/answer-to.js';
import { hasCode } from '../testing/has-code.js';
import { convertWorkflow } from './convert-workflow.js';

const inner = 'aaaaaaaa-0000-4000-8000-000000000001';
const outer = 'aaaaaaaa-0000-4000-8000-000000000002';

const clip = (link: number | null, name = 'input') => ({ name, type: 'CLIP_TEXT', link });
const clipOut = { name: 'clip', type: 'CLIP_TEXT' };
const link = (id: number, origin_id: number, target_id: number, target_slot = 0, origin_slot = 0) => ({
  id,
  origin_id,
  origin_slot,
  target_id,
  target_slot,
  type: 'CLIP_TEXT',
});

/** Passes a clip on, twice. */
const innerGraph = {
  id: inner,
  name: 'Inner',
  inputNode: { id: -10 },
  outputNode: { id: -20 },
  inputs: [clip(null)],
  outputs: [clipOut],
  nodes: [
    { id: 5, type: 'Pass', inputs: [clip(1)], outputs: [clipOut] },
    { id: 6, type: 'Pass', inputs: [clip(2)], outputs: [clipOut] },
  ],
  links: [link(1, -10, 5), link(2, 5, 6), link(3, 6, -20)],
};

/** Holds one instance of the inner one, as node 7. */
const outerGraph = {
  id: outer,
  name: 'Outer',
  inputNode: { id: -10 },
  outputNode: { id: -20 },
  inputs: [clip(null)],
  outputs: [clipOut],
  nodes: [{ id: 7, type: inner, inputs: [clip(1)], outputs: [clipOut] }],
  links: [link(1, -10, 7), link(2, 7, -20)],
};

const load = { id: 1, type: 'Load', inputs: [], outputs: [clipOut], widgets_values: ['face.mp4'] };
const save = { id: 3, type: 'Save', inputs: [clip(2)], outputs: [], widgets_values: ['out'] };
const links = [
  [1, 1, 0, 2, 0, 'CLIP_TEXT'],
  [2, 2, 0, 3, 0, 'CLIP_TEXT'],
];

function convert(instance: object, subgraphs: readonly object[]): JsonObject {
  const workflow = { nodes: [load, instance, save], links, definitions: { subgraphs } };
  return convertWorkflow(workflow as unknown as JsonObject, exampleRegistry).prompt;
}

const nested = { id: 2, type: outer, inputs: [clip(1)], outputs: [clipOut] };

test('sub-graphs nested twice are opened, and links cross their borders both ways', () => {
  assert.deepEqual(convert(nested, [innerGraph, outerGraph]), {
    1: { class_type: 'Load', inputs: { name: 'face.mp4' } },
    3: { class_type: 'Save', inputs: { prefix: 'out', input: ['2:7:6', 0] } },
    '2:7:5': { class_type: 'Pass', inputs: { input: ['1', 0] } },
    '2:7:6': { class_type: 'Pass', inputs: { input: ['2:7:5', 0] } },
  });
});

test('two instances of one sub-graph do not touch each other', () => {
  const workflow = {
    nodes: [
      load,
      { id: 2, type: inner, inputs: [clip(1)] },
      { id: 4, type: inner, inputs: [clip(2)] },
      { ...save, inputs: [clip(3)] },
    ],
    links: [
      [1, 1, 0, 2, 0, 'X'],
      [2, 2, 0, 4, 0, 'X'],
      [3, 4, 0, 3, 0, 'X'],
    ],
    definitions: { subgraphs: [innerGraph] },
  };
  const { prompt } = convertWorkflow(workflow as unknown as JsonObject, exampleRegistry);
  assert.deepEqual(prompt['4:5'], { class_type: 'Pass', inputs: { input: ['2:6', 0] } });
  assert.deepEqual(prompt['3'], { class_type: 'Save', inputs: { prefix: 'out', input: ['4:6', 0] } });
});

test('a muted instance is left out whole, a bypassed one hands its input on', () => {
  const muted = convert({ ...nested, mode: 2 }, [innerGraph, outerGraph]);
  assert.deepEqual(Object.keys(muted), ['1', '3']);
  assert.deepEqual(muted['3'], { class_type: 'Save', inputs: { prefix: 'out' } });
  const bypassed = convert({ ...nested, mode: 4 }, [innerGraph, outerGraph]);
  assert.deepEqual(bypassed['3'], { class_type: 'Save', inputs: { prefix: 'out', input: ['1', 0] } });
});

test('a widget shown on the outside of a sub-graph gives its value to the node inside', () => {
  const prefix = (id: number | null) => ({ name: 'prefix', type: 'STRING', link: id, widget: { name: 'prefix' } });
  const saving = {
    id: inner,
    inputNode: { id: -10 },
    outputNode: { id: -20 },
    inputs: [clip(null), { name: 'prefix', type: 'STRING' }],
    outputs: [],
    nodes: [{ id: 8, type: 'Save', inputs: [clip(1), prefix(2)], widgets_values: ['inside'] }],
    links: [link(1, -10, 8), link(2, -10, 8, 1, 1)],
  };
  const instance = { id: 2, type: inner, inputs: [clip(1), prefix(null)], widgets_values: ['outside'] };
  const shown = convert(instance, [saving]);
  assert.deepEqual(shown['2:8'], { class_type: 'Save', inputs: { prefix: 'outside', input: ['1', 0] } });
  const listed = {
    ...instance,
    properties: {
      proxyWidgets: [
        ['8', 'input'],
        ['8', 'control_after_generate'],
        ['-1', 'prefix'],
      ],
    },
    widgets_values: [null, 'fixed', 'listed'],
  };
  assert.deepEqual(convert(listed, [saving])['2:8'], {
    class_type: 'Save',
    inputs: { prefix: 'listed', input: ['1', 0] },
  });
  const unset = convert({ ...instance, widgets_values: [] }, [saving]);
  assert.deepEqual(unset['2:8'], { class_type: 'Save', inputs: { prefix: 'inside', input: ['1', 0] } });
});

test('a value kept by an instance for a widget inside it goes before the one kept inside', () => {
  const loading = {
    id: inner,
    inputs: [],
    outputs: [clipOut],
    nodes: [{ id: 8, type: 'Load', inputs: [], outputs: [clipOut], widgets_values: ['inside'] }],
    links: [link(1, 8, -20)],
  };
  const instance = (values: readonly unknown[]) => ({
    id: 2,
    type: inner,
    properties: { proxyWidgets: [['8', 'name']] },
    widgets_values: values,
  });
  assert.deepEqual(convert(instance(['outside']), [loading])['2:8'], {
    class_type: 'Load',
    inputs: { name: 'outside' },
  });
  assert.deepEqual(convert(instance([null]), [loading])['2:8'], { class_type: 'Load', inputs: { name: 'inside' } });
});

test('a sub-graph that contains itself is refused, directly or through another one', () => {
  const itself = { ...innerGraph, nodes: [{ id: 5, type: inner, inputs: [clip(1)], outputs: [clipOut] }] };
  assert.throws(() => convert({ ...nested, type: inner }, [itself]), hasCode('WORKFLOW_SUBGRAPH_RECURSIVE'));
  const through = { ...innerGraph, nodes: [{ id: 5, type: outer, inputs: [clip(1)], outputs: [clipOut] }] };
  assert.throws(() => convert(nested, [through, outerGraph]), hasCode('WORKFLOW_SUBGRAPH_RECURSIVE'));
});

test('sub-graphs that multiply beyond all measure are refused before memory runs out', () => {
  const doubling = Array.from({ length: 40 }, (_, level) => ({
    id: `level-${level}`,
    inputs: [],
    outputs: [],
    nodes: [1, 2].map((id) => ({ id, type: level === 39 ? 'Load' : `level-${level + 1}` })),
    links: [],
  }));
  assert.throws(() => convert({ id: 2, type: 'level-0' }, doubling), hasCode('WORKFLOW_TOO_LARGE'));
});
