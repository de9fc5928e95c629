import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from '../definition/create-registry.js';
import { defineNode } from '../definition/define-node.js';
import { definePack } from '../definition/define-pack.js';
import { boolean, float, int, portType, string } from '../definition/port-type.js';
import type { JsonObject } from '../json.js';
import { hasCode } from '../testing/has-code.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';
import { preparePrompt } from './prepare-prompt.js';

const clip = portType<string>('CLIP_TEXT');
const text = { en: 'Trim', zh: '裁剪' };

/** Version 2 renamed `from` to `start`; version 3 counts in milliseconds. */
const trim = defineNode({
  type: 'Trim',
  version: 3,
  label: text,
  category: 'test',
  summary: text,
  formerTypes: ['CutClip'],
  deprecated: { use: 'Cut', text: { en: 'Use Cut instead.', zh: '请改用 Cut。' } },
  inputs: {
    clip: { type: clip, optional: true },
    start: { type: int, default: 0 },
    speed: { type: float, default: 1 },
    exact: { type: boolean, optional: true, default: false },
    note: { type: string, optional: true },
    must: { type: string, default: 'x', mustBeGiven: true },
  },
  outputs: { clip: { type: clip } },
  outputNode: true,
  migrations: [
    { to: 2, rename: { from: 'start' } },
    {
      to: 3,
      change: (constants) => {
        if (constants.note === 'fail') return JSON.parse('{') as JsonObject;
        return typeof constants.start === 'number' ? { ...constants, start: constants.start * 1000 } : constants;
      },
    },
  ],
  run: () => ({ clip: '' }),
});

const registry = createRegistry([definePack({ name: 'test', version: '1.0.0', nodes: [trim] })]);

/** The node `1` of a prompt of one node, prepared. */
function prepared(inputs: object, meta: object = {}, type = 'Trim') {
  const prompt = parsePrompt({ 1: { class_type: type, inputs, _meta: meta } } as unknown as JsonObject);
  return preparePrompt(prompt, registry).nodes.get('1')!;
}

const defaults = { speed: { value: 1, isFloat: true }, exact: { value: false } };

test('defaults are filled in, except where there is none or the input must be given', () => {
  assert.deepEqual(prepared({}).inputs, { start: { value: 0 }, ...defaults });
});

test('constants become what their widgets hold; links and what does not fit stay as they are', () => {
  const given = { start: '5', speed: 2, exact: 'false', note: 7, clip: ['9', 0] };
  assert.deepEqual(prepared(given).inputs, {
    start: { value: 5 },
    speed: { value: 2, isFloat: true },
    exact: { value: 'false' },
    note: { value: '7' },
    clip: { link: { node: '9', slot: 0 } },
  });
});

test('a former type name becomes the current one', () => {
  const node = prepared({}, {}, 'CutClip');
  assert.equal(node.type, 'Trim');
  assert.equal(node.version, 3);
});

test('inputs of an older version are migrated step by step, from the version they were written for', () => {
  assert.deepEqual(prepared({ from: 2 }, { version: 1 }).inputs.start, { value: 2000 });
  assert.deepEqual(prepared({ start: 2 }, { version: 2 }).inputs.start, { value: 2000 });
  assert.deepEqual(prepared({ start: 2 }, { version: 3 }).inputs.start, { value: 2 });
  assert.deepEqual(prepared({ start: 2 }).inputs.start, { value: 2 });
});

test('links are renamed too and not changed; what is given under the new name stays', () => {
  assert.deepEqual(prepared({ from: ['9', 1] }, { version: 1 }).inputs.start, { link: { node: '9', slot: 1 } });
  assert.deepEqual(prepared({ from: 1, start: 2 }, { version: 1 }).inputs.start, { value: 2000 });
});

test('preparing twice is preparing once', () => {
  const prompt = parsePrompt({ 1: { class_type: 'CutClip', inputs: { from: '2' }, _meta: { version: 1 } } });
  const once = preparePrompt(prompt, registry);
  assert.deepEqual(preparePrompt(once, registry), once);
});

test('a migration that fails is an error of the node, and the check reports it', async () => {
  const prompt = parsePrompt({ 1: { class_type: 'Trim', inputs: { note: 'fail', must: '' }, _meta: { version: 1 } } });
  assert.throws(() => preparePrompt(prompt, registry), hasCode('NODE_MIGRATION_FAILED'));
  const verdict = await checkPrompt(prompt, registry);
  const [issue] = verdict.nodeIssues.get('1')!.issues;
  assert.equal(issue?.type, 'exception_during_validation');
  assert.equal(issue?.extraInfo.exception_type, 'NODE_MIGRATION_FAILED');
});

test('inputs nobody declared are left out with a remark, deprecated types and later versions get one', async () => {
  const prompt = parsePrompt({ 1: { class_type: 'Trim', inputs: { must: 'a', more: 1 }, _meta: { version: 9 } } });
  const verdict = await checkPrompt(prompt, registry);
  assert.equal(verdict.issue, undefined);
  assert.equal('more' in verdict.prompt.nodes.get('1')!.inputs, false);
  assert.deepEqual(
    verdict.remarks.map(({ node, text }) => [node, text.en.split(' ').slice(0, 3).join(' ')]),
    [
      ['1', 'Use Cut instead.'],
      ['1', 'It was saved'],
      ['1', 'Trim has no'],
    ],
  );
});

test('nodes of unknown types are left as they are', () => {
  assert.deepEqual(prepared({ a: 1 }, {}, 'Unknown'), { type: 'Unknown', inputs: { a: { value: 1 } } });
});
