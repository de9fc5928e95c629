import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from '../definition/create-registry.js';
import type { InputSpec } from '../definition/input-spec.js';
import type { CheckFacts, InputCheck } from '../definition/node-definition.js';
import { combo, int, string } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { errorsOf, exampleRegistry as registry } from '../testing/answer-to.js';
import { drawGraph } from '../testing/draw-graph.js';
import { examplePack } from '../testing/example-pack.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';
import type { NodeIssue } from './prompt-issue.js';

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

/** The first mistake of a node `1` of a type with this input, given this constant. */
async function mistakeOf(spec: InputSpec, constant: Json, check?: InputCheck): Promise<NodeIssue | undefined> {
  const label = { en: 'One', zh: '一' };
  const definition = { type: 'One', version: 1, label, category: 'test', summary: label, outputNode: true };
  const node = { ...definition, inputs: { x: spec }, outputs: {}, run: () => ({}), ...(check ? { check } : {}) };
  const own = createRegistry([{ name: 'test', version: '1.0.0', nodes: [node] }]);
  const prompt = parsePrompt({ 1: { class_type: 'One', inputs: { x: constant } } });
  return (await checkPrompt(prompt, own)).nodeIssues.get('1')?.issues[0];
}

test('of more than twenty choices only their number is sent back', async () => {
  const choices = (count: number) => combo(Array.from({ length: count }, (_, index) => `c${index}`));
  const many = await mistakeOf({ type: choices(21) }, 'no');
  assert.equal(many?.details, "x: 'no' not in (list of length 21)");
  assert.equal(many?.extraInfo.input_config, null);
  const few = await mistakeOf({ type: choices(20) }, 'no');
  assert.ok(few?.details.endsWith("'c19']") && few.extraInfo.input_config !== null);
});

test('an own check that fails, or answers in two languages, or only says no', async () => {
  const checked = (check: InputCheck['check']) => mistakeOf({ type: int, max: 1 }, 5, { inputs: 'all', check });
  assert.equal(await checked(() => true), undefined);
  assert.equal((await checked(async () => 'too much'))?.details, 'x - too much');
  const both = await checked(() => ({ en: 'too much', zh: '太多' }));
  assert.deepEqual([both?.details, both?.text.zh], ['x - too much', '太多']);
  assert.equal((await checked((() => false) as unknown as InputCheck['check']))?.details, 'x');
  const thrown = await checked(() => {
    throw new RangeError('boom');
  });
  assert.equal(thrown?.type, 'exception_during_validation');
  assert.equal(thrown?.extraInfo.exception_type, 'RangeError');
  assert.equal(thrown?.details, 'boom');
});

test('an own check is not asked about an input that is known to be wrong', async () => {
  const check = { inputs: ['x'], check: () => 'asked' };
  assert.equal((await mistakeOf({ type: int }, 'many', check))?.type, 'invalid_input_type');
});

test('a check of types replaces the check of links, and its mistakes go by input_types', async () => {
  const label = { en: 'Two', zh: '二' };
  const strict = {
    type: 'Strict',
    version: 1,
    label,
    category: 'test',
    summary: label,
    inputs: { x: { type: string } },
    outputs: {},
    outputNode: true,
    check: {
      inputs: [],
      types: true,
      check: (_: unknown, { types }: CheckFacts) =>
        types.x?.name === 'CLIP_TEXT' || `Invalid type of x: ${types.x?.name}`,
    },
    run: () => ({}),
  };
  const own = createRegistry([examplePack, { name: 'strict', version: '1.0.0', nodes: [strict] }]);
  const asked = async (drawing: string) => (await checkPrompt(drawGraph(drawing), own)).nodeIssues.get('s')?.issues;
  assert.equal(await asked('load:Load -> s:Strict.x'), undefined);
  assert.deepEqual(
    (await asked('load:Load#1 -> s:Strict.x'))?.map(({ details, extraInfo }) => [details, extraInfo]),
    [['input_types - Invalid type of x: INT', { input_name: 'input_types' }]],
  );
});
