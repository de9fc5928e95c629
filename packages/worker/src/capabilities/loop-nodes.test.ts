import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject, RunEvent } from '@talkgraph/engine';
import { type DocumentReference, tables } from '@talkgraph/nodes';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

type Nodes = Readonly<Record<string, readonly [type: string, inputs: JsonObject]>>;

const run = (home: TestHome, nodes: Nodes): Promise<TestRun> =>
  home.run(Object.fromEntries(Object.entries(nodes).map(([id, [class_type, inputs]]) => [id, { class_type, inputs }])));

const values = ({ records }: TestRun, node: string, slot: number) =>
  (records.get(node)?.outputs[slot] ?? []).map((item) => ('value' in item ? item.value : 'blocked'));

const notes = ({ events }: TestRun, language: 'en' | 'zh' = 'en') =>
  events.flatMap((event) => (event.kind === 'node-note' ? [event.text[language]] : []));

const tableOf = async ({ capabilities }: TestHome, told: TestRun, node: string, slot: number) =>
  capabilities.use(tables)!.read(values(told, node, slot)[0] as unknown as DocumentReference);

const textList = (...texts: string[]): Nodes => ({
  ...Object.fromEntries(texts.map((value, index) => [`text${index + 1}`, ['PrimitiveString', { value }] as const])),
  list: ['MakeList', Object.fromEntries(texts.map((_, index) => [`item${index + 1}`, [`text${index + 1}`, 0]]))],
});

test('rows of a table: those that fail or are skipped are listed with the reason, the others are done', async (t) => {
  const home = await openTestHome(t);
  await writeFile(
    join(home.home.inputs, 'rows.csv'),
    'id,name,picture\na1,王老师,a.png\na2,Lee,none\na3,Müller,c.png\n',
  );
  const nodes: Nodes = {
    table: ['LoadTable', { file: 'rows.csv' }],
    each: ['ForEach', { table: ['table', 0] }],
    picture: ['RowValue', { row: ['each', 1], column: 'picture' }],
    none: ['Compare', { a: ['picture', 0], b: 'none' }],
    checked: ['SkipAndLog', { value: ['picture', 0], condition: ['none', 0], reason: 'No picture was sent.' }],
    load: ['LoadImage', { image: ['checked', 0] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['load', 0], result_2: ['picture', 0], language: 'en' }],
  };
  await writeFile(join(home.home.inputs, 'c.png'), Buffer.from(onePixel, 'base64'));
  const told = await run(home, nodes);
  assert.equal(told.status, 'success');
  assert.deepEqual(
    [4, 5, 6].map((slot) => values(told, 'end', slot)[0]),
    [1, 1, 1],
  );
  assert.equal(values(told, 'end', 0).length, 1);
  assert.deepEqual(values(told, 'end', 1), ['c.png']);
  const { columns, rows } = await tableOf(home, told, 'end', 3);
  assert.deepEqual(columns, ['id', 'name', 'picture', 'status', 'reason', 'result']);
  assert.deepEqual(
    rows.map(({ name, status }) => [name, status]),
    [
      ['王老师', 'failed'],
      ['Lee', 'skipped'],
      ['Müller', 'done'],
    ],
  );
  assert.match(String(rows[0]!.reason), /a\.png/);
  assert.equal(rows[1]!.reason, 'No picture was sent.');
  assert.ok(notes(told).includes('Item 2 (Lee) was skipped: No picture was sent.'));
  assert.ok(notes(told, 'zh').includes('第 2 项（Lee）已跳过：No picture was sent.'));
  const failures = told.events.flatMap((event) => (event.kind === 'node-failed' ? [event] : []));
  assert.deepEqual(
    failures.map(({ node, display, caught }) => [node, display, caught]),
    [['end.0.1.load', 'load', true]],
  );
  assert.equal(told.events.filter(({ kind }) => kind === 'node-blocked').length, 0);
});

/** A PNG of one pixel. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';

test('a loop may stop at the first failure, and names the item', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    ...textList('missing.png', 'other.png'),
    each: ['ForEach', { items: ['list', 0] }],
    load: ['LoadImage', { image: ['each', 1] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['load', 0], on_failure: 'stop' }],
  });
  assert.equal(told.status, 'error');
  const last = told.events.findLast((event) => event.kind === 'node-failed') as Extract<
    RunEvent,
    { kind: 'node-failed' }
  >;
  assert.deepEqual([last.node, last.failure.code], ['end', 'LOOP_ITEM_FAILED']);
  assert.match(last.failure.text.en, /^Item 1 \(missing\.png\) failed: .*missing\.png/);
});

test('items of a list, side by side: results come in the order of the items, and the progress counts them', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    ...textList('a', 'b', 'c', 'd'),
    each: ['ForEach', { items: ['list', 0], limit: 3 }],
    joined: ['StringConcatenate', { string_a: ['each', 1], string_b: '!' }],
    shown: ['PreviewAny', { source: ['joined', 0] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['joined', 0], concurrency: 2 }],
    after: ['PreviewAny', { source: ['end', 0] }],
  });
  assert.deepEqual(values(told, 'end', 0), ['a!', 'b!', 'c!']);
  assert.deepEqual(told.records.get('after')!.ui, { text: ['a!', 'b!', 'c!'] });
  const progress = told.events.flatMap((event) =>
    event.kind === 'node-progress' && event.node === 'end' ? [[event.done, event.total]] : [],
  );
  assert.deepEqual(
    [progress[0], progress.at(-1)],
    [
      [0, 3],
      [3, 3],
    ],
  );
  const shown = [...told.records].flatMap(([id, { ui }]) => (id.endsWith('.shown') ? (ui?.text ?? []) : []));
  assert.deepEqual(shown.sort(), ['a!', 'b!', 'c!']);
});

test('a condition that ends a loop: what was made so far is kept', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    ...textList('a', 'stop', 'c'),
    each: ['ForEach', { items: ['list', 0] }],
    enough: ['Compare', { a: ['each', 1], b: 'stop' }],
    leave: ['Break', { condition: ['enough', 0] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['each', 1] }],
  });
  assert.deepEqual(values(told, 'end', 0), ['a', 'stop']);
  assert.equal((await tableOf(home, told, 'end', 3)).rows.length, 2);
});

test('gates: an item whose result is held back is skipped; what does not lead to the result may be held back', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    ...textList('a', 'b'),
    each: ['ForEach', { items: ['list', 0] }],
    isA: ['Compare', { a: ['each', 1], b: 'a' }],
    gate: ['If', { condition: ['isA', 0], value: ['each', 1] }],
    shown: ['PreviewAny', { source: ['gate', 0] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['each', 1], result_2: ['gate', 0] }],
  });
  assert.deepEqual([values(told, 'end', 0), values(told, 'end', 1)], [['a', 'b'], ['a']]);
  const gated = await run(home, {
    ...textList('a', 'b'),
    each: ['ForEach', { items: ['list', 0] }],
    isA: ['Compare', { a: ['each', 1], b: 'a' }],
    gate: ['If', { condition: ['isA', 0], value: ['each', 1] }],
    end: ['ForEachEnd', { loop: ['each', 0], result: ['gate', 0], language: 'en' }],
  });
  assert.deepEqual(values(gated, 'end', 0), ['a']);
  assert.deepEqual(
    (await tableOf(home, gated, 'end', 3)).rows.map(({ status, reason }) => [status, reason]),
    [
      ['done', ''],
      ['skipped', 'A condition was not met, so there is no result.'],
    ],
  );
});

const repeated = (more: JsonObject): Nodes => ({
  again: ['Repeat', { limit: 5, first: 1 }],
  doubled: ['MathExpression', { expression: 'a * 2', a: ['again', 2] }],
  distance: ['MathExpression', { expression: 'abs(a - 5)', a: ['doubled', 0] }],
  enough: ['Compare', { a: ['doubled', 0], condition: 'greater', b: '7' }],
  end: ['RepeatEnd', { loop: ['again', 0], result: ['doubled', 0], ...more }],
});

test('repeated rounds carry their results on, end at a condition or at the limit, and keep the best', async (t) => {
  const home = await openTestHome(t);
  const until = await run(home, repeated({ until: ['enough', 0] }));
  assert.deepEqual(
    [0, 3, 4].map((slot) => values(until, 'end', slot)[0]),
    [8, 3, true],
  );
  const limit = await run(home, repeated({ score: ['distance', 0], better: 'lower' }));
  assert.deepEqual(
    [0, 2, 3, 4].map((slot) => values(limit, 'end', slot)[0]),
    [4, 1, 5, false],
  );
  assert.deepEqual(
    (await tableOf(home, limit, 'end', 5)).rows.map(({ round, score }) => [round, score]),
    [
      [1, 3],
      [2, 1],
      [3, 3],
      [4, 11],
      [5, 27],
    ],
  );
  const more = await run(home, repeated({ while: ['enough', 0] }));
  assert.deepEqual(
    [0, 3].map((slot) => values(more, 'end', slot)[0]),
    [2, 1],
  );
});

test('variants: every combination is run, and the best one is named', async (t) => {
  const home = await openTestHome(t);
  const told = await run(home, {
    tries: ['Variants', { parameters: 'size: 1, 2, 3\n强度：0.5，1' }],
    size: ['VariantValue', { variant: ['tries', 1], name: 'size' }],
    force: ['VariantValue', { variant: ['tries', 1], name: '强度' }],
    product: ['MathExpression', { expression: 'a * b', a: ['size', 0], b: ['force', 0] }],
    end: ['VariantsEnd', { loop: ['tries', 0], result: ['product', 0], score: ['product', 0], concurrency: 3 }],
  });
  assert.deepEqual(values(told, 'end', 4), [0.5, 1, 1, 2, 1.5, 3]);
  assert.deepEqual(
    [0, 2, 3].map((slot) => values(told, 'end', slot)[0]),
    [3, 3, { size: 3, 强度: 1 }],
  );
  const { columns, rows } = await tableOf(home, told, 'end', 6);
  assert.deepEqual(columns, ['size', '强度', 'status', 'score', 'reason', 'result']);
  assert.equal(rows.length, 6);
});

test('one of several: by text, by number, and otherwise', async (t) => {
  const home = await openTestHome(t);
  const chosen = async (choice: string | number, cases = 'zh\nen') => {
    const told = await run(home, {
      one: ['PrimitiveString', { value: '一' }],
      two: ['PrimitiveString', { value: 'two' }],
      other: ['PrimitiveString', { value: '?' }],
      pick: ['SwitchCase', { choice, cases, case_1: ['one', 0], case_2: ['two', 0], otherwise: ['other', 0] }],
      out: ['PreviewAny', { source: ['pick', 0] }],
    });
    return [
      told.records.get('out')!.ui!.text![0],
      told.ran.filter((id) => ['one', 'two', 'other'].includes(id)).length,
    ];
  };
  assert.deepEqual((await chosen('EN'))[0], 'two');
  assert.deepEqual((await chosen('1'))[0], '一');
  assert.deepEqual((await chosen('fr'))[0], '?');
  assert.equal((await chosen(2, ''))[0], 'two');
});
