import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../json.js';
import { answerTo, errorsOf, exampleRegistry as registry } from '../testing/answer-to.js';
import { drawGraph } from '../testing/draw-graph.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';

/** A Widgets node `w` with these inputs, saved by `s`. */
function widgetsPrompt(inputs: string): string {
  return `{"w":{"class_type":"Widgets","inputs":{"name":"n"${inputs === '' ? '' : `,${inputs}`}}},
    "s":{"class_type":"Save","inputs":{"input":["w",0]}}}`;
}

const clipConfig = ['CLIP_TEXT', {}];

test('a missing required input fails the whole prompt in the documented shape', async () => {
  assert.deepEqual(await answerTo('{"9":{"class_type":"Save","inputs":{}}}'), {
    error: {
      type: 'prompt_outputs_failed_validation',
      message: 'Prompt outputs failed validation',
      details: 'Required input is missing: input',
      extra_info: {},
    },
    node_errors: {
      9: {
        class_type: 'Save',
        dependent_outputs: ['9'],
        errors: [
          {
            type: 'required_input_missing',
            message: 'Required input is missing',
            details: 'input',
            extra_info: { input_name: 'input' },
          },
        ],
      },
    },
  });
});

test('a required input with a default is filled in, unless it must be given', async () => {
  const verdict = await checkPrompt(parsePrompt(widgetsPrompt('')), registry);
  assert.equal(verdict.issue, undefined);
  assert.deepEqual(verdict.prompt.nodes.get('w')?.inputs.amount, { value: 0.5 });
  assert.equal(verdict.prompt.nodes.get('w')?.inputs.clip, undefined);
  const prompt = '{"w":{"class_type":"Widgets","inputs":{}},"s":{"class_type":"Save","inputs":{"input":["w",0]}}}';
  assert.deepEqual(await errorsOf(prompt, 'w'), [
    {
      type: 'required_input_missing',
      message: 'Required input is missing',
      details: 'name',
      extra_info: { input_name: 'name' },
    },
  ]);
});

test('a link to a node that is not there is reported on its holder, as seen from the node that uses it', async () => {
  const prompt = drawGraph('gone:Load -> pass:Pass -> save:Save');
  (prompt.nodes as Map<string, unknown>).delete('gone');
  assert.deepEqual(await answerTo(prompt), {
    error: {
      type: 'prompt_outputs_failed_validation',
      message: 'Prompt outputs failed validation',
      details: '',
      extra_info: {},
    },
    node_errors: {
      pass: {
        class_type: 'Pass',
        dependent_outputs: ['save'],
        errors: [
          {
            type: 'exception_during_inner_validation',
            message: 'Exception when validating inner node',
            details: "'gone'",
            extra_info: {
              input_name: 'input',
              input_config: clipConfig,
              exception_message: "'gone'",
              exception_type: 'KeyError',
              traceback: [],
              linked_node: ['pass', 0],
            },
          },
        ],
      },
    },
  });
});

test('a dangling link of an output node itself', async () => {
  assert.deepEqual(await errorsOf('{"s":{"class_type":"Save","inputs":{"input":["gone",0]}}}', 's'), [
    {
      type: 'exception_during_validation',
      message: 'Exception when validating node',
      details: "'gone'",
      extra_info: { exception_type: 'KeyError', traceback: [] },
    },
  ]);
  const [slot] = (await errorsOf(drawGraph('load:Load#7 -> s:Save'), 's')) as [
    { extra_info: { exception_type: string } },
  ];
  assert.equal(slot.extra_info.exception_type, 'IndexError');
});

test('a good output runs although another one fails, and only the cause is reported', async () => {
  const verdict = await checkPrompt(
    drawGraph(`
      load:Load -> good:Save
      bad:Pass -> middle:Pass -> first:Save
      middle -> second:Save`),
    registry,
  );
  assert.equal(verdict.issue, undefined);
  assert.deepEqual(verdict.outputs, ['good']);
  assert.deepEqual([...verdict.nodeIssues.keys()], ['bad']);
  assert.deepEqual(verdict.nodeIssues.get('bad')?.dependentOutputs, ['first', 'second']);
});

test('only the wanted outputs and what they need are judged', async () => {
  const prompt = drawGraph(`
    load:Load -> a:Save
    bad:Pass -> b:Save
    load -> c:Save`);
  const verdict = await checkPrompt(prompt, registry, { targets: ['c', 'a', 'unknown'] });
  assert.deepEqual(verdict.outputs, ['a', 'c']);
  assert.equal(verdict.nodeIssues.size, 0);
});

test('a named node is made although it is no output node, and nothing that comes after it', async () => {
  const prompt = drawGraph('load:Load -> pass:Pass -> save:Save');
  assert.deepEqual((await checkPrompt(prompt, registry, { targets: ['pass'] })).outputs, ['pass']);
  const broken = drawGraph('bad:Pass -> pass:Pass -> save:Save');
  const { issue, nodeIssues } = await checkPrompt(broken, registry, { targets: ['pass'] });
  assert.equal(issue?.type, 'prompt_outputs_failed_validation');
  assert.deepEqual([...nodeIssues.keys()], ['bad']);
});

test('nothing to be made is an error of the whole prompt', async () => {
  const expected = {
    error: { type: 'prompt_no_outputs', message: 'Prompt has no outputs', details: '', extra_info: {} },
    node_errors: {},
  };
  assert.deepEqual(await answerTo('{}'), expected);
  assert.deepEqual(await answerTo(drawGraph('load:Load -> pass:Pass')), expected);
  assert.deepEqual(await answerTo(drawGraph('load:Load -> save:Save'), []), expected);
});

test('an unknown type fails the whole prompt, also where nothing needs the node', async () => {
  const prompt =
    '{"a":{"class_type":"Save","inputs":{}},"b":{"class_type":"Nope","inputs":{},"_meta":{"title":"My node"}}}';
  assert.deepEqual(await answerTo(prompt), {
    error: {
      type: 'missing_node_type',
      message: "Node 'My node' not found. The custom node may not be installed.",
      details: "Node ID '#b'",
      extra_info: { node_id: 'b', class_type: 'Nope', node_title: 'My node' },
    },
    node_errors: {},
  });
  assert.deepEqual(await answerTo('{"7":{"inputs":{}}}'), {
    error: {
      type: 'missing_node_type',
      message: "Node 'ID #7' has no class_type. The workflow may be corrupted or a custom node is missing.",
      details: "Node ID '#7'",
      extra_info: { node_id: '7', class_type: null, node_title: null },
    },
    node_errors: {},
  });
});

test('of very many unknown types only the first are named', async () => {
  const nodes = Array.from({ length: 5000 }, (_, i) => [`n${i}`, { class_type: `Unknown${i}`, inputs: {} }]);
  const { issue } = await checkPrompt(parsePrompt(JSON.stringify(Object.fromEntries(nodes))), registry);
  assert.match(issue?.text.en ?? '', /Unknown49, … /);
  assert.ok(JSON.stringify(issue).length < 3000);
});

test('a cycle is reported on each of its nodes, and stops only what depends on it', async () => {
  const cycle = drawGraph(`
    b:Pass -> a:Pass -> s:Save
    a -> b`);
  const answer = (await answerTo(cycle)) as { error: Json; node_errors: Record<string, { errors: Json }> };
  const about = (node: string) => ({
    type: 'dependency_cycle',
    message: 'Dependency cycle detected',
    details: 'a (Pass) -> b (Pass) -> a (Pass)',
    extra_info: { node_id: node, cycle_nodes: ['a', 'b'] },
  });
  assert.deepEqual(answer.node_errors.a?.errors, [about('a')]);
  assert.deepEqual(answer.node_errors.b?.errors, [about('b')]);
  assert.equal(answer.node_errors.s, undefined);
  assert.deepEqual((answer.error as { type: string }).type, 'dependency_cycle');

  const beside = drawGraph(`
    a:Pass -> a -> s:Save
    load:Load -> good:Save`);
  const verdict = await checkPrompt(beside, registry);
  assert.equal(verdict.issue, undefined);
  assert.deepEqual(verdict.outputs, ['good']);
});
