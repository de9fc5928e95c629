import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEditorFormat, readComfyPrompt, readWorkflowJson } from './comfy-prompt.js';
import { filledPrompt, type Placeholder, placeValues } from './place-values.js';

const prompt = readComfyPrompt({
  '1': { class_type: 'LoadImage', inputs: { image: 'a.png', upload: 'image' } },
  '2': { class_type: 'VHS_LoadVideo', inputs: { video: 'a.mp4', force_rate: 0 } },
  '3': { class_type: 'VHS_LoadVideoPath', inputs: { video: '/x/a.mp4' } },
  '4': { class_type: 'CLIPTextEncode', inputs: { text: 'a cat' }, _meta: { title: 'Wanted' } },
  '5': { class_type: 'CLIPTextEncode', inputs: { text: 'bad' }, _meta: { title: 'v1.5 not wanted' } },
  '6': { class_type: 'KSampler', inputs: { seed: 1, cfg: 7.5, positive: ['4', 0], negative: ['5', 0], tiled: false } },
  version: 1,
});

const place = (settings: string, ...given: Placeholder[]) => placeValues(prompt, settings, new Set(given));

test('what is connected goes to the one node that loads such a thing, a text to what the sampler wants', () => {
  assert.deepEqual(place('', 'video', 'image', 'text'), [
    { node: '2', input: 'video', value: '{{video}}' },
    { node: '1', input: 'image', value: '{{image}}' },
    { node: '4', input: 'text', value: '{{text}}' },
  ]);
});

test('lines set anything, by number, title or type, as the input wants it', () => {
  const lines = [
    '# quality',
    'ksampler.cfg = 3',
    '6.tiled = true',
    'v1.5 not wanted.text = 42',
    '4.text＝一只{{text}}',
    '',
  ];
  const placed = place([...lines, '6.seed = {{number}}'].join('\r\n'), 'text', 'number');
  const { '4': wanted, '5': unwanted, '6': sampler } = filledPrompt(prompt, placed, { text: '猫', number: 9 });
  assert.deepEqual([wanted?.inputs.text, unwanted?.inputs.text], ['一只猫', '42']);
  assert.deepEqual(sampler?.inputs, { seed: 9, cfg: 3, positive: ['4', 0], negative: ['5', 0], tiled: true });
  assert.equal(prompt['6']?.inputs.cfg, 7.5);
});

test('placeholders may stand in the workflow itself', () => {
  const own = readComfyPrompt({
    a: { class_type: 'X', inputs: { file: '{{ audio }}', note: 'for {{text}}: {{other}}' } },
  });
  const placed = placeValues(own, '', new Set(['audio', 'text'] as const));
  const { a } = filledPrompt(own, placed, { audio: 'up.wav', text: 'you' });
  assert.deepEqual(a?.inputs, { file: 'up.wav', note: 'for you: {{other}}' });
  assert.throws(() => placeValues(own, '', new Set(['audio'] as const)), { code: 'REMOTE_VALUE_MISSING' });
});

test('what is not clear is asked, with the lines to choose from', () => {
  assert.throws(() => place('', 'number'), {
    code: 'REMOTE_PLACE_UNCLEAR',
    message: /6\.seed = \{\{number\}\} \| 2\.force_rate/,
  });
  assert.throws(() => place('', 'audio'), { code: 'REMOTE_PLACE_UNCLEAR', message: /No node there takes one/ });
  assert.throws(() => place('', 'image', 'image_2'), {
    code: 'REMOTE_PLACE_UNCLEAR',
    message: /1\.image = \{\{image_2\}\}/,
  });
});

test('lines that say nothing useful are told with what there is', () => {
  for (const [line, says] of [
    ['seed = 5', /node\.input = value/],
    ['6.speed = 5', /has no input "speed". It has: seed, cfg/],
    ['CLIPTextEncode.text = x', /Use the number: 4, 5/],
    ['Nobody.text = x', /There are: 1 \(LoadImage\)/],
  ] as const) {
    assert.throws(() => place(line), { code: 'REMOTE_SETTING_INVALID', message: says }, line);
  }
});

test('workflows are taken bare or as they are sent; others are told how to export', () => {
  assert.deepEqual(readWorkflowJson('{"prompt":{"1":{"class_type":"X"}},"client_id":"y"}'), {
    '1': { class_type: 'X' },
  });
  assert.equal(isEditorFormat(readWorkflowJson('{"nodes":[],"links":[]}')), true);
  for (const text of ['', '{"1":', '[1]', '"x"']) {
    assert.throws(() => readWorkflowJson(text), { code: 'REMOTE_WORKFLOW_INVALID' }, text);
  }
  assert.throws(() => readComfyPrompt({ a: 1 }), { code: 'REMOTE_WORKFLOW_INVALID', message: /Export \(API\)/ });
});
