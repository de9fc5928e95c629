import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../json.js';
import { errorsOf, exampleRegistry as registry } from '../testing/answer-to.js';
import { drawGraph } from '../testing/draw-graph.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';

/** A Widgets node `w` with these inputs, saved by `s`. */
function widgetsPrompt(inputs: string): string {
  return `{"w":{"class_type":"Widgets","inputs":{"name":"n"${inputs === '' ? '' : `,${inputs}`}}},
    "s":{"class_type":"Save","inputs":{"input":["w",0]}}}`;
}

const countConfig = ['INT', { default: 1, min: 0, max: 5 }];
const clipConfig = ['CLIP_TEXT', {}];

test('a list that is no link is a bad link; a wrapped list is a constant', async () => {
  for (const bad of ['[]', '["w"]', '["w",0,1]', '[1,0]', '["w","0"]', '["w",-1]', '["w",0.5]']) {
    assert.deepEqual(
      await errorsOf(widgetsPrompt(`"count":${bad}`), 'w'),
      [
        {
          type: 'bad_linked_input',
          message: 'Bad linked input, must be a length-2 list of [node_id, slot_index]',
          details: 'count',
          extra_info: { input_name: 'count', input_config: countConfig, received_value: JSON.parse(bad) as Json },
        },
      ],
      bad,
    );
  }
  const wrapped =
    '{"g":{"class_type":"Gather","inputs":{"input":{"__value__":["g",0]}}},"s":{"class_type":"Save","inputs":{"input":["g",0]}}}';
  const verdict = await checkPrompt(parsePrompt(wrapped), registry);
  assert.equal(verdict.issue, undefined);
  assert.deepEqual(verdict.prompt.nodes.get('g')?.inputs.input, { value: ['g', 0] });
});

test('a link of another type is a mismatch', async () => {
  assert.deepEqual(await errorsOf(drawGraph('load:Load#1 -> save:Save'), 'save'), [
    {
      type: 'return_type_mismatch',
      message: 'Return type mismatch between linked nodes',
      details: 'input, received_type(INT) mismatch input_type(CLIP_TEXT)',
      extra_info: {
        input_name: 'input',
        input_config: clipConfig,
        received_type: 'INT',
        linked_node: ['load', 1],
      },
    },
  ]);
});

test('a constant that cannot be converted is told apart by type', async () => {
  assert.deepEqual(await errorsOf(widgetsPrompt('"count":"many"'), 'w'), [
    {
      type: 'invalid_input_type',
      message: 'Failed to convert an input value to a INT value',
      details: "count, many, invalid literal for int() with base 10: 'many'",
      extra_info: {
        input_name: 'count',
        input_config: countConfig,
        received_value: 'many',
        exception_message: "invalid literal for int() with base 10: 'many'",
      },
    },
  ]);
});

test('numbers beyond their limits', async () => {
  const about = (value: number) => ({ input_name: 'count', input_config: countConfig, received_value: value });
  assert.deepEqual(await errorsOf(widgetsPrompt('"count":7'), 'w'), [
    { type: 'value_bigger_than_max', message: 'Value 7 bigger than max of 5', details: 'count', extra_info: about(7) },
  ]);
  assert.deepEqual(await errorsOf(widgetsPrompt('"count":"-1"'), 'w'), [
    {
      type: 'value_smaller_than_min',
      message: 'Value -1 smaller than min of 0',
      details: 'count',
      extra_info: about(-1),
    },
  ]);
  const [amount] = (await errorsOf(widgetsPrompt('"amount":2'), 'w')) as [{ message: string }];
  assert.equal(amount.message, 'Value 2.0 bigger than max of 1.0');
});

test('the largest seed is within its limits although JavaScript rounds it up', async () => {
  assert.deepEqual(await errorsOf(widgetsPrompt('"seed":18446744073709551615'), 'w'), []);
  assert.notDeepEqual(await errorsOf(widgetsPrompt('"seed":18446744073709561615'), 'w'), []);
});

test('a value that is not among the choices, with the choices unless there are many', async () => {
  assert.deepEqual(await errorsOf(widgetsPrompt('"mode":"z"'), 'w'), [
    {
      type: 'value_not_in_list',
      message: 'Value not in list',
      details: "mode: 'z' not in ['x', 'y']",
      extra_info: { input_name: 'mode', input_config: [['x', 'y'], { default: 'x' }], received_value: 'z' },
    },
  ]);
});

test('the own check of a node replaces limits, and names each input it judges', async () => {
  const prompt = (first: string, second = '3.0') =>
    `{"j":{"class_type":"Judge","inputs":{"input1":${first},"input2":${second}}},"s":{"class_type":"Save","inputs":{"input":["j",0]}}}`;
  assert.deepEqual(await errorsOf(prompt('5.0'), 'j'), []);
  const failed = (name: string) => ({
    type: 'custom_validation_failed',
    message: 'Custom validation failed for node',
    details: `${name} - Invalid type of input1`,
    extra_info: { input_name: name },
  });
  assert.deepEqual(await errorsOf(prompt('5'), 'j'), [failed('input1'), failed('input2')]);
  assert.deepEqual(await errorsOf(prompt('"foo"'), 'j'), [failed('input1'), failed('input2')]);
});
