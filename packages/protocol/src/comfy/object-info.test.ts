import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boolean, combo, defineNode, float, int, portType, string } from '@talkgraph/engine';
import { jsonText } from '../json-text.js';
import { objectInfo } from './object-info.js';

const image = portType<unknown>('IMAGE');
const origin = {
  pack: 'test-pack',
  custom: false,
  files: (kind: string) => (kind === 'image' ? ['a.png', '猫.jpg'] : []),
};

const mix = defineNode({
  type: 'Mix',
  version: 3,
  label: { en: 'Mix Pictures', zh: '混合图片' },
  category: 'image/blend',
  summary: { en: 'Mixes two pictures.', zh: '混合两张图片。' },
  keywords: ['blend'],
  inputs: {
    first: {
      type: portType('IMAGE', { accepts: ['MASK'] }),
      lazy: true,
      tooltip: { en: 'Shown at 0.', zh: '为 0 时显示。' },
    },
    mode: {
      type: combo(['add', 'multiply']),
      choiceLabels: { add: { en: 'Add', zh: '相加' } },
      default: 'add',
      mustBeGiven: true,
    },
    seed: { type: int, default: 0, min: 0, max: 2n ** 64n - 1n, step: 1, controlAfterGenerate: true },
    file: { type: string, upload: 'image' },
    amount: { type: float, default: 0.5, min: 0, max: 1, optional: true, advanced: true },
    text: { type: string, multiline: true, placeholder: { en: 'Say it', zh: '说吧' }, optional: true },
    loop: { type: image, rawLink: true, optional: true },
    flag: { type: boolean, forceInput: true, optional: true },
    round: { type: int, hidden: true, optional: true },
  },
  outputs: {
    picture: { type: image, name: 'mixed', tooltip: { en: 'The mix.', zh: '混合结果。' } },
    parts: { type: image, list: true },
  },
  hidden: { id: 'UNIQUE_ID', prompt: 'PROMPT' },
  outputNode: true,
  experimental: true,
  deprecated: { use: 'Mix2', text: { en: 'Use Mix2.', zh: '请改用 Mix2。' } },
  run: () => ({ picture: 1, parts: [] }),
});

test('a node is described in ComfyUI’s shape', () => {
  const { talkgraph: _ours, ...theirs } = JSON.parse(jsonText(objectInfo(mix, origin)));
  assert.deepEqual(theirs, {
    input: {
      required: {
        first: ['IMAGE', { tooltip: 'Shown at 0.', lazy: true }],
        mode: [['add', 'multiply'], { default: 'add' }],
        seed: ['INT', { default: 0, min: 0, max: 2 ** 64, step: 1, control_after_generate: true }],
        file: [['a.png', '猫.jpg'], { image_upload: true }],
      },
      optional: {
        amount: ['FLOAT', { default: 0.5, min: 0, max: 1, advanced: true }],
        text: ['STRING', { multiline: true, placeholder: 'Say it' }],
        loop: ['IMAGE', { rawLink: true }],
        flag: ['BOOLEAN', { forceInput: true }],
      },
      hidden: { id: 'UNIQUE_ID', prompt: 'PROMPT', round: ['INT', {}] },
    },
    input_order: {
      required: ['first', 'mode', 'seed', 'file'],
      optional: ['amount', 'text', 'loop', 'flag'],
      hidden: ['id', 'prompt', 'round'],
    },
    output: ['IMAGE', 'IMAGE'],
    output_is_list: [false, true],
    output_name: ['mixed', 'IMAGE'],
    output_tooltips: ['The mix.', ''],
    name: 'Mix',
    display_name: 'Mix Pictures',
    description: 'Mixes two pictures.',
    python_module: 'nodes',
    category: 'image/blend',
    output_node: true,
    deprecated: true,
    experimental: true,
  });
});

test('limits beyond 2^53 keep their digits', () => {
  assert.match(jsonText(objectInfo(mix, origin)), /"max":18446744073709551615/);
});

test('parts that a node does not have are left out', () => {
  const plain = defineNode({
    type: 'Plain',
    version: 1,
    label: { en: 'Plain', zh: '普通' },
    category: 'test',
    summary: { en: 'Nothing.', zh: '无。' },
    inputs: {},
    outputs: {},
    run: () => ({}),
  });
  const info = objectInfo(plain, { ...origin, custom: true });
  assert.deepEqual(info.input, { required: {} });
  assert.deepEqual(info.input_order, { required: [] });
  assert.equal(info.python_module, 'custom_nodes.test-pack');
  for (const key of ['output_tooltips', 'deprecated', 'experimental']) assert.ok(!(key in info), key);
});

test('our editor also gets the names in both languages', () => {
  const { talkgraph } = objectInfo(mix, origin);
  assert.equal(talkgraph.version, 3);
  assert.equal(talkgraph.label.zh, '混合图片');
  assert.equal(talkgraph.inputs.text?.placeholder?.zh, '说吧');
  assert.equal(talkgraph.inputs.file?.upload, 'image');
  assert.deepEqual(talkgraph.inputs.first?.accepts, ['MASK']);
  assert.deepEqual(talkgraph.inputs.mode, { choiceLabels: { add: { en: 'Add', zh: '相加' } }, mustBeGiven: true });
  assert.deepEqual(
    talkgraph.outputs.map(({ key }) => key),
    ['picture', 'parts'],
  );
});
