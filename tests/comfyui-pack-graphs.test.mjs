import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBench } from './open-bench.mjs';

let bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.dispose());

const size = { height: 8, width: 8, batch_size: 1 };
const node = (class_type, inputs = {}) => ({ class_type, inputs });
const picture = (content) => node('StubImage', { content, ...size });
const grey = (value) => node('StubConstantImage', { value, ...size });
const mask = (value) => node('StubMask', { value, ...size });
const show = (image) => node('TestOutputNodeWithSocketOutput', { image, value: 1 });

test('a lazy mix asks only for the pictures its mask shows', async () => {
  const prompt = {
    black: picture('BLACK'),
    white: picture('WHITE'),
    none: mask(0),
    mix: node('TestLazyMixImages', { image1: ['black', 0], image2: ['white', 0], mask: ['none', 0] }),
    out: show(['mix', 0]),
  };
  const { status, ran, values } = await bench.run(prompt);
  assert.equal(status, 'success');
  assert.ok(!ran.includes('white'));
  assert.equal(await bench.level(values('out')[0]), 0);
});

test('the average takes undeclared inputs up to the first gap', async () => {
  const prompt = {
    black: picture('BLACK'),
    white: picture('WHITE'),
    average: node('TestVariadicAverage', {
      input1: ['black', 0],
      input2: ['white', 0],
      input3: ['black', 0],
      input4: ['black', 0],
      input6: ['white', 0],
    }),
    out: show(['average', 0]),
  };
  const { values } = await bench.run(prompt);
  assert.equal(await bench.level(values('out')[0]), 0.25);
});

/** A loop that halves a white picture. */
function halving(rounds) {
  return {
    white: picture('WHITE'),
    black: picture('BLACK'),
    open: node('TestForLoopOpen', { remaining: rounds, initial_value1: ['white', 0] }),
    body: node('TestVariadicAverage', { input1: ['black', 0], input2: ['open', 2] }),
    close: node('TestForLoopClose', { flow_control: ['open', 0], initial_value1: ['body', 0] }),
    out: show(['close', 0]),
  };
}

test('a loop runs its body as often as said', async () => {
  for (const rounds of [1, 2, 3, 4]) {
    const { status, values, failure } = await bench.run(halving(rounds));
    assert.equal(status, 'success', failure?.text.en);
    assert.equal(await bench.level(values('out')[0]), 0.5 ** rounds);
  }
});

test('rounds of a loop keep their ids short and are shown as the nodes they repeat', async () => {
  const { ran, events } = await bench.run({ ...halving(3), white: grey(0.9), black: grey(0.3) });
  const close = 'close.0.0.3';
  const repeated = `${close}.0.0.Recurse.0.0.`;
  const first = ['open', 'body', 'close', 'close.0.0.1', 'close.0.0.2', close];
  const inLoop = ran.filter((id) => /^(open|body|close)/.test(id));
  assert.deepEqual(inLoop.slice(0, 6), first);
  assert.deepEqual(
    new Set(inLoop.slice(6, 11)),
    new Set(
      ['open', 'body', 'close.0.0.1', 'close.0.0.2'].map((id) => `${close}.0.0.${id}`).concat(`${close}.0.0.Recurse`),
    ),
  );
  assert.deepEqual(
    new Set(inLoop.slice(11)),
    new Set(
      ['open', 'body', 'close.0.0.1', 'close.0.0.2']
        .map((id) => `${repeated}${close}.0.0.${id}`)
        .concat(`${repeated}Recurse`),
    ),
  );
  const shown = events.filter((event) => event.kind === 'node-started').map((event) => event.display);
  assert.deepEqual(new Set(shown), new Set(['white', 'black', 'open', 'body', 'close', 'out']));
});

test('a loop of no rounds fails instead of never ending', async () => {
  const { status, failure } = await bench.run(halving(0));
  assert.equal(status, 'error');
  assert.equal(failure.exceptionType, 'ValueError');
});

test('an expansion may answer values for some items and a sub-graph for others', async () => {
  const prompt = {
    a: node('StubFloat', { value: 0.1 }),
    b: node('StubFloat', { value: 0.2 }),
    c: node('StubFloat', { value: 0.3 }),
    list: node('TestMakeListNode', { value1: ['a', 0], value2: ['b', 0], value3: ['c', 0] }),
    mixed: node('TestMixedExpansionReturns', { input1: ['list', 0] }),
    out: show(['mixed', 0]),
    white: show(['mixed', 1]),
  };
  const { status, values, failure } = await bench.run(prompt);
  assert.equal(status, 'success', failure?.text.en);
  assert.deepEqual(await Promise.all(values('out').map(bench.level)), [0.1, 0.2, 0.3].map(Math.fround));
  assert.deepEqual(await Promise.all(values('white').map(bench.level)), [1, 1, 1]);
});

test('an expansion that waits for itself fails under the expanding node', async () => {
  const prompt = {
    black: picture('BLACK'),
    white: picture('WHITE'),
    cycle: node('TestDynamicDependencyCycle', { input1: ['black', 0], input2: ['white', 0] }),
    out: show(['cycle', 0]),
  };
  const { status, failure } = await bench.run({ ...prompt });
  assert.equal(status, 'error');
  assert.equal(failure.display, 'cycle');
  assert.equal(failure.exceptionType, 'graph.DependencyCycleError');
});

test('a blocked item of a list is missing behind it, and the others are there', async () => {
  const prompt = {
    black: picture('BLACK'),
    white: picture('WHITE'),
    list: node('TestMakeListNode', { value1: ['black', 0], value2: ['white', 0], value3: ['black', 0] }),
    one: node('StubInt', { value: 1 }),
    two: node('StubInt', { value: 2 }),
    three: node('StubInt', { value: 3 }),
    numbers: node('TestMakeListNode', { value1: ['one', 0], value2: ['two', 0], value3: ['three', 0] }),
    compare: node('TestIntConditions', { a: ['numbers', 0], b: 2, operation: '==' }),
    blocker: node('TestExecutionBlocker', { input: ['list', 0], block: ['compare', 0], verbose: false }),
    out: show(['blocker', 0]),
  };
  const { status, values, events } = await bench.run(prompt);
  assert.equal(status, 'success');
  const items = values('out');
  assert.deepEqual(
    items.map((item) => item === undefined),
    [false, true, false],
  );
  assert.equal(await bench.level(items[0]), 0);
  assert.equal(events.filter((event) => event.kind === 'node-blocked').length, 0);
  const loud = { ...prompt, blocker: node('TestExecutionBlocker', { ...prompt.blocker.inputs, verbose: true }) };
  const blocks = (await bench.run(loud)).events.filter((event) => event.kind === 'node-blocked');
  assert.deepEqual(
    blocks.map((event) => [event.node, event.message]),
    [['out', 'Blocked Execution']],
  );
});

test('5 and 5.0 are told apart where types are not converted', async () => {
  const prompt = (value) =>
    `{"v":{"class_type":"TestCustomValidation1","inputs":{"input1":${value},"input2":3.0}},
      "out":{"class_type":"TestOutputNodeWithSocketOutput","inputs":{"image":["v",0],"value":1.0}}}`;
  const detail = async (value) => (await bench.check(prompt(value))).nodeIssues.get('v')?.issues[0]?.details;
  assert.equal(await detail('5.0'), undefined);
  assert.match(await detail('5'), /Invalid type of input1: <class 'int'>/);
  assert.match(await detail('"foo"'), /<class 'str'>/);
  assert.match(await detail('true'), /<class 'bool'>/);
});

test('each of the checks of link types accepts floats and refuses whole numbers', async () => {
  for (const type of [
    'TestCustomValidation1',
    'TestCustomValidation2',
    'TestCustomValidation3',
    'TestCustomValidation4',
  ]) {
    for (const [source, isFine] of [
      ['StubFloat', true],
      ['StubInt', false],
    ]) {
      const prompt = {
        s: node(source, { value: 1 }),
        v: node(type, { input1: ['s', 0], input2: 3.5 }),
        out: show(['v', 0]),
      };
      const { issue, nodeIssues } = await bench.check(prompt);
      assert.equal(issue === undefined, isFine, `${source} into ${type}`);
      if (type === 'TestCustomValidation3' && !isFine) {
        const [{ details, extraInfo }] = nodeIssues.get('v').issues;
        assert.equal(details, 'input_types - Invalid type of input1: INT (expected IMAGE,FLOAT)');
        assert.equal(extraInfo.input_name, 'input_types');
      }
    }
  }
});

test('a check of all inputs switches limits off, and an input without value is a mistake despite its preset', async () => {
  const check = async (input2) =>
    (await bench.check({ v: node('TestCustomValidation5', { input1: 0.5, input2 }), out: show(['v', 0]) })).issue;
  assert.equal(await check(0.5), undefined);
  assert.equal(await check(5), undefined);
  assert.notEqual(await check(7), undefined);
  const incomplete = {
    b: node('TestExecutionBlocker', { input: ['w', 0], block: true }),
    w: picture('WHITE'),
    out: show(['b', 0]),
  };
  const { nodeIssues } = await bench.check(incomplete);
  assert.deepEqual(
    nodeIssues.get('b').issues.map(({ type, details }) => `${type} ${details}`),
    ['required_input_missing verbose'],
  );
});
