import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../json.js';
import { exampleRegistry } from '../testing/answer-to.js';
import { hasCode } from '../testing/has-code.js';
import { convertWorkflow } from './convert-workflow.js';
import { isUiWorkflow } from './read-ui-graph.js';

/** A socket that link `link` ends in. */
const clip = (link: number | null, name = 'input') => ({ name, type: 'CLIP_TEXT', link });
const clipOut = { name: 'clip', type: 'CLIP_TEXT' };

const load = { id: 1, type: 'Load', mode: 0, inputs: [], outputs: [clipOut], widgets_values: ['face.mp4'] };
const pass = { id: 2, type: 'Pass', mode: 0, inputs: [clip(1)], outputs: [clipOut] };
const save = { id: 3, type: 'Save', mode: 0, inputs: [clip(2)], outputs: [], widgets_values: ['out'] };
const chainLinks = [
  [1, 1, 0, 2, 0, 'CLIP_TEXT'],
  [2, 2, 0, 3, 0, 'CLIP_TEXT'],
];

function convert(nodes: readonly object[], links: readonly unknown[], rest: object = {}): JsonObject {
  const workflow = { version: 0.4, nodes, links, ...rest } as unknown as JsonObject;
  return convertWorkflow(workflow, exampleRegistry).prompt;
}

/** The inputs of one node of a prompt. */
function inputsOf(prompt: JsonObject, id: string): Json {
  return (prompt[id] as { inputs: Json }).inputs;
}

const loaded = { class_type: 'Load', inputs: { name: 'face.mp4' } };

test('saved workflows are told from API prompts', () => {
  assert.equal(isUiWorkflow({ nodes: [], links: [] }), true);
  assert.equal(isUiWorkflow({ nodes: { class_type: 'Load', inputs: {} } }), false);
  for (const other of [null, 5, 'nodes', [], undefined]) assert.equal(isUiWorkflow(other), false);
});

test('links of format 0.4 and of format 1 mean the same', () => {
  const expected = {
    1: loaded,
    2: { class_type: 'Pass', inputs: { input: ['1', 0] } },
    3: { class_type: 'Save', inputs: { prefix: 'out', input: ['2', 0] } },
  };
  assert.deepEqual(convert([load, pass, save], chainLinks), expected);
  const objects = chainLinks.map(([id, origin_id, origin_slot, target_id, target_slot, type]) => ({
    id,
    origin_id,
    origin_slot,
    target_id,
    target_slot,
    type,
  }));
  assert.deepEqual(convert([load, pass, save], objects, { version: 1, state: { lastNodeId: 3 } }), expected);
});

test('titles, versions and policies are carried over as meta, the version of a pack is not', () => {
  const titled = {
    ...load,
    title: 'The face',
    properties: { ver: '0.3.1', talkgraph: { version: 2, policy: { retries: 1 } } },
  };
  assert.deepEqual(convert([titled], []), {
    1: { ...loaded, _meta: { title: 'The face', version: 2, policy: { retries: 1 } } },
  });
});

test('a muted node is left out with the links that lead to it', () => {
  assert.deepEqual(convert([load, { ...pass, mode: 2 }, save], chainLinks), {
    1: loaded,
    3: { class_type: 'Save', inputs: { prefix: 'out' } },
  });
});

test('a bypassed node hands on its first input of the same type', () => {
  const bypassed = {
    ...pass,
    mode: 4,
    inputs: [{ name: 'mask', type: 'MASK', link: null }, clip(1)],
  };
  const prompt = convert([load, bypassed, save], chainLinks);
  assert.deepEqual(Object.keys(prompt), ['1', '3']);
  assert.deepEqual(inputsOf(prompt, '3'), { prefix: 'out', input: ['1', 0] });
  const unfit = { ...pass, mode: 4, inputs: [{ name: 'mask', type: 'MASK', link: 1 }] };
  assert.deepEqual(inputsOf(convert([load, unfit, save], chainLinks), '3'), { prefix: 'out' });
});

test('reroutes and notes are only drawn', () => {
  const reroute = (id: number, link: number) => ({ id, type: 'Reroute', inputs: [clip(link, '')], outputs: [clipOut] });
  const notes = ['Note', 'MarkdownNote'].map((type, at) => ({ id: 20 + at, type, widgets_values: ['read me'] }));
  const links = [
    [1, 1, 0, 10, 0, '*'],
    [5, 10, 0, 11, 0, '*'],
    [2, 11, 0, 3, 0, '*'],
  ];
  const prompt = convert([load, reroute(10, 1), reroute(11, 5), save, ...notes], links);
  assert.deepEqual(Object.keys(prompt), ['1', '3']);
  assert.deepEqual(inputsOf(prompt, '3'), { prefix: 'out', input: ['1', 0] });
});

test('reroutes in a ring are refused, however the ring is entered', () => {
  const reroute = (id: number, link: number) => ({ id, type: 'Reroute', inputs: [clip(link, '')], outputs: [clipOut] });
  const links = [
    [1, 11, 0, 10, 0, '*'],
    [5, 10, 0, 11, 0, '*'],
    [2, 11, 0, 3, 0, '*'],
  ];
  assert.throws(() => convert([reroute(10, 1), reroute(11, 5), save], links), hasCode('WORKFLOW_CIRCULAR'));
});

test('a primitive flows into the widgets it is linked to, lists wrapped', () => {
  const primitive = { id: 4, type: 'PrimitiveNode', outputs: [{ name: 'STRING' }], widgets_values: ['mine', 'fixed'] };
  const linked = {
    ...save,
    inputs: [clip(2), { name: 'prefix', type: 'STRING', link: 9, widget: { name: 'prefix' } }],
  };
  const links = [...chainLinks, [9, 4, 0, 3, 1, 'STRING']];
  const prompt = convert([load, pass, linked, primitive], links);
  assert.deepEqual(inputsOf(prompt, '3'), { prefix: 'mine', input: ['2', 0] });
  const list = { ...load, widgets_values: [['a', 'b']] };
  assert.deepEqual(inputsOf(convert([list], []), '1'), { name: { __value__: ['a', 'b'] } });
});

test('links to nodes and links that do not exist are left out', () => {
  assert.deepEqual(inputsOf(convert([save], chainLinks), '3'), { prefix: 'out' });
  assert.deepEqual(inputsOf(convert([load, pass, save], []), '3'), { prefix: 'out' });
});

test('a node of an unknown type is carried over as it describes itself, with a remark', () => {
  const unknown = {
    id: 7,
    type: 'FromElsewhere',
    inputs: [{ name: 'text', type: 'STRING', link: null, widget: { name: 'text' } }, clip(null)],
    widgets_values: ['hello', 3],
  };
  const workflow = { nodes: [unknown], links: [] } as unknown as JsonObject;
  const { prompt, remarks } = convertWorkflow(workflow, exampleRegistry);
  assert.deepEqual(prompt, { 7: { class_type: 'FromElsewhere', inputs: { text: 'hello' } } });
  assert.deepEqual(
    remarks.map(({ node }) => node),
    ['7'],
  );
});

test('what is no saved workflow is refused', () => {
  for (const bad of [{}, { nodes: 5 }, { nodes: [5] }, { nodes: [{ id: 1 }] }, { nodes: [{ type: 'Load' }] }]) {
    assert.throws(() => convertWorkflow(bad as unknown as JsonObject, exampleRegistry), hasCode('WORKFLOW_INVALID'));
  }
});
