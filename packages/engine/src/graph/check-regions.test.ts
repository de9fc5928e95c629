import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from '../definition/create-registry.js';
import { definePack } from '../definition/define-pack.js';
import type { JsonObject } from '../json.js';
import { add, constant, show } from '../run/testing/number-nodes.js';
import { each, endEach } from '../run/testing/region-nodes.js';
import { checkPrompt } from './check-prompt.js';
import { parsePrompt } from './parse-prompt.js';

const registry = createRegistry([
  definePack({ name: 'test', version: '1.0.0', nodes: [add, constant, each, endEach, show] }),
]);

type Drawn = Readonly<Record<string, readonly [string, JsonObject]>>;

/** The sentences about each node, and the outputs that can be made. */
async function judge(drawn: Drawn, targets?: readonly string[]) {
  const source = Object.entries(drawn).map(([id, [type, inputs]]) => [id, { class_type: type, inputs }]);
  const prompt = parsePrompt(Object.fromEntries(source) as JsonObject);
  const { outputs, nodeIssues } = await checkPrompt(prompt, registry, targets === undefined ? {} : { targets });
  const issues = [...nodeIssues].flatMap(([id, { issues }]) => issues.map(({ text, type }) => [id, type, text.en]));
  return { outputs, issues };
}

const loop: Drawn = {
  start: ['EachOf', { list: 1 }],
  body: ['Add', { x: ['start', 1] }],
  saved: ['Show', { value: ['body', 0] }],
  end: ['EndEach', { loop: ['start', 0], result: ['body', 0] }],
  after: ['Show', { value: ['end', 0] }],
};

test('a loop that begins and ends is in order', async () => {
  assert.deepEqual(await judge(loop), { outputs: ['saved', 'end', 'after'], issues: [] });
});

test('whoever wants a node inside a loop gets the node that runs it, too', async () => {
  assert.deepEqual((await judge(loop, ['saved'])).outputs, ['saved', 'end']);
  assert.deepEqual((await judge(loop, ['body'])).outputs, ['body', 'end']);
  assert.deepEqual((await judge(loop, ['start'])).outputs, ['start']);
});

test('a loop without an end is a mistake of its beginning', async () => {
  const { end: _, after: __, ...open } = loop;
  const { outputs, issues } = await judge(open);
  assert.deepEqual(outputs, []);
  assert.deepEqual(
    issues.map(([id]) => id),
    ['start'],
  );
  assert.match(issues[0]![2]!, /^This loop has no end\./);
});

test('an end is linked to a beginning, and to one that no other end has', async () => {
  const around: Drawn = { ...loop, pass: ['Add', { x: ['start', 0] }], end: ['EndEach', { loop: ['pass', 0] }] };
  assert.ok(
    (await judge(around)).issues.some(([id, , text]) => id === 'end' && text!.startsWith('This end of a loop is not')),
  );
  const wrong: Drawn = { ...loop, one: ['Show', {}], end: ['EndEach', { loop: ['start', 2] }] };
  assert.deepEqual(
    (await judge(wrong)).issues.filter(([id]) => id === 'end').map(([, type]) => type),
    ['return_type_mismatch'],
  );
  const twice: Drawn = { ...loop, other: ['EndEach', { loop: ['start', 0] }] };
  const { issues } = await judge(twice);
  assert.deepEqual(
    issues.map(([id]) => id),
    ['other'],
  );
  assert.match(issues[0]![2]!, /has another end already/);
});

test('a value that leaves a loop around its end is found where it is used', async () => {
  const leaking: Drawn = {
    ...loop,
    after: ['Add', { a: ['end', 0], b: ['body', 0] }],
    out: ['Show', { value: ['after', 0] }],
  };
  const { issues, outputs } = await judge(leaking);
  assert.deepEqual(
    issues.map(([id]) => id),
    ['after'],
  );
  assert.match(issues[0]![2]!, /out of the middle of a loop \(from node body\)/);
  assert.deepEqual(outputs, ['saved', 'end']);
});

test('a mistake inside a loop keeps the node that would run it from running', async () => {
  const { outputs, issues } = await judge({
    ...loop,
    saved: ['Show', { tag: ['body', 0] }],
    other: ['Show', { value: 1 }],
  });
  assert.deepEqual(
    issues.map(([id, type]) => [id, type]),
    [['saved', 'required_input_missing']],
  );
  assert.deepEqual(outputs, ['other']);
});

test('loops in loops are in order, and the inner one may use what the outer one hands out', async () => {
  const nested: Drawn = {
    ...loop,
    inner: ['EachOf', { list: 2 }],
    both: ['Add', { a: ['inner', 1], b: ['start', 1] }],
    innerEnd: ['EndEach', { loop: ['inner', 0], result: ['both', 0] }],
    end: ['EndEach', { loop: ['start', 0], result: ['innerEnd', 0] }],
  };
  assert.deepEqual((await judge(nested)).issues, []);
});
