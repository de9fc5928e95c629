import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../json.js';
import { exampleRegistry } from '../testing/answer-to.js';
import { hasCode } from '../testing/has-code.js';
import { convertWorkflow } from './convert-workflow.js';
import { namedInputs } from './named-inputs.js';
import { withInputs, withValue } from './with-inputs.js';

const clip = (link: number | null) => ({ name: 'input', type: 'CLIP_TEXT', link });
const clipOut = { name: 'clip', type: 'CLIP_TEXT' };
const load = (id: number, name: string) => ({
  id,
  type: 'Load',
  inputs: [],
  outputs: [clipOut],
  widgets_values: [name],
});

/** Answers a clip that it loads itself. */
const subgraph = {
  id: 'sub',
  name: 'Sub',
  inputNode: { id: -10 },
  outputNode: { id: -20 },
  inputs: [],
  outputs: [clipOut],
  nodes: [load(3, 'inner')],
  links: [{ id: 1, origin_id: 3, origin_slot: 0, target_id: -20, target_slot: 0, type: 'CLIP_TEXT' }],
};

/** A sub-graph that holds an instance of the one above, as node 8. */
const outer = {
  ...subgraph,
  id: 'outer',
  nodes: [{ id: 8, type: 'sub', inputs: [], outputs: [clipOut] }],
  links: [{ id: 1, origin_id: 8, origin_slot: 0, target_id: -20, target_slot: 0, type: 'CLIP_TEXT' }],
};

const workflow = {
  nodes: [
    load(1, 'plain'),
    { id: 4, type: 'sub', inputs: [], outputs: [clipOut] },
    { id: 5, type: 'sub', inputs: [], outputs: [clipOut] },
    { id: 6, type: 'outer', inputs: [], outputs: [clipOut] },
    { id: 7, type: 'Save', inputs: [clip(1)], outputs: [], widgets_values: ['out'] },
  ],
  links: [[1, 5, 0, 7, 0, 'CLIP_TEXT']],
  definitions: { subgraphs: [subgraph, outer] },
} as unknown as JsonObject;

function names(made: JsonObject): Record<string, unknown> {
  const { prompt } = convertWorkflow(made, exampleRegistry);
  const entries = Object.entries(prompt) as [string, { inputs: { name?: unknown } }][];
  return Object.fromEntries(
    entries.filter(([, { inputs }]) => 'name' in inputs).map(([id, { inputs }]) => [id, inputs.name]),
  );
}

test('a value set in a saved workflow is what its nodes run with', () => {
  const made = withValue(workflow, { node: '1', input: 'name' }, 'new');
  assert.deepEqual(names(made), { '1': 'new', '4:3': 'inner', '5:3': 'inner', '6:8:3': 'inner' });
  assert.deepEqual(names(workflow), { '1': 'plain', '4:3': 'inner', '5:3': 'inner', '6:8:3': 'inner' });
});

test('a value inside one instance of a sub-graph leaves the others alone', () => {
  const once = withValue(workflow, { node: '5:3', input: 'name' }, 'five');
  const twice = withValue(once, { node: '6:8:3', input: 'name' }, 'deep');
  const again = withValue(twice, { node: '5:3', input: 'name' }, 'five again');
  assert.deepEqual(names(again), { '1': 'plain', '4:3': 'inner', '5:3': 'five again', '6:8:3': 'deep' });
  const { definitions } = again as unknown as { definitions: { subgraphs: { id: string }[] } };
  assert.deepEqual(
    definitions.subgraphs.map(({ id }) => id),
    ['sub', 'outer', 'sub~6:8', 'outer~6', 'sub~5'],
  );
});

test('a widget that an instance shows outside is set there', () => {
  const shown = { id: 4, type: 'sub', inputs: [], outputs: [clipOut], widgets_values: ['shown'] };
  const instance = { ...shown, properties: { proxyWidgets: [['3', 'name']] } };
  const proxied = { ...workflow, nodes: [instance] } as unknown as JsonObject;
  assert.deepEqual(names(withValue(proxied, { node: '4:3', input: 'name' }, 'new')), { '4:3': 'new' });
});

test('a prompt in API format gets its values by the names of its inputs', () => {
  const prompt: JsonObject = { '1': { class_type: 'Load', inputs: { name: 'a' }, _meta: { title: 'Clip' } } };
  const factsOf = () => ({ inputs: { name: { type: { name: 'STRING' }, upload: 'file' as const } } });
  const inputs = namedInputs(prompt, undefined, factsOf);
  const made = withInputs(prompt, inputs, { Clip: 'b' });
  assert.deepEqual(made['1'], { class_type: 'Load', inputs: { name: 'b' }, _meta: { title: 'Clip' } });
  assert.throws(() => withInputs(prompt, inputs, { Voice: 'b' }), hasCode('INPUT_NAME_UNKNOWN'));
  assert.throws(() => withInputs(prompt, inputs, { Clip: 'b' }, () => false), hasCode('INPUT_FILE_MISSING'));
});

test('a list is wrapped, so that it is not read as a link', () => {
  const prompt: JsonObject = { '1': { class_type: 'Load', inputs: {} } };
  const made = withValue(prompt, { node: '1', input: 'name' }, ['2', 0]);
  assert.deepEqual(made, { '1': { class_type: 'Load', inputs: { name: { __value__: ['2', 0] } } } });
});

test('a node that is not there is named', () => {
  for (const node of ['77', '1:3', '5:77']) {
    assert.throws(() => withValue(workflow, { node, input: 'name' }, 'x'), hasCode('WORKFLOW_INVALID'), node);
  }
  assert.throws(() => withValue({}, { node: '1', input: 'name' }, 'x'), hasCode('WORKFLOW_INVALID'));
});
