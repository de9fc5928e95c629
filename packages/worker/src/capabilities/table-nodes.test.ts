import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import type { DocumentReference } from '@talkgraph/nodes';
import { tables } from '@talkgraph/nodes';
import { openTestHome, type TestHome, type TestRun } from '../testing/open-test-home.js';

const node = (class_type: string, inputs: JsonObject): JsonObject => ({ class_type, inputs });

/** A home with a list of lecturers, and portraits of all but one. */
async function homeWithLecturers(t: TestContext): Promise<TestHome> {
  const home = await openTestHome(t);
  const input = (name: string) => join(home.home.inputs, name);
  await writeFile(
    input('lecturers.csv'),
    '姓名,课程,分数\r\n王老师,高等数学,"1,200"\r\nLi,Algebra,80\r\n张老师,,95\r\n',
  );
  await mkdir(input('portraits'));
  for (const name of ['王老师.png', '王老师.wav', 'li.jpg', '.hidden.png'])
    await writeFile(input(`portraits/${name}`), 'x');
  return home;
}

function succeeded(run: TestRun): TestRun {
  assert.equal(run.status, 'success', JSON.stringify(run.events.find((event) => event.kind === 'node-failed')));
  return run;
}

function valuesOf({ records }: TestRun, id: string, slot = 0): unknown[] {
  return (records.get(id)?.outputs[slot] ?? []).map((item) => ('value' in item ? item.value : undefined));
}

async function rowsOf(home: TestHome, run: TestRun, id: string, slot = 0) {
  const [reference] = valuesOf(run, id, slot);
  const { rows } = (await home.capabilities.use(tables)?.read(reference as DocumentReference)) ?? { rows: [] };
  return rows;
}

const load = node('LoadTable', { file: 'lecturers.csv' });
const shown = (link: readonly [string, number]) => node('PreviewAny', { source: link });

test('rows find their files by name, and a remark lists those that have none', async (t) => {
  const home = await homeWithLecturers(t);
  const prompt: JsonObject = {
    '1': load,
    '2': node('MatchFiles', {
      table: ['1', 0],
      column: ' 姓名',
      folder: 'portraits',
      new_column: '头像',
      kind: 'image',
    }),
    '3': node('TableInfo', { table: ['2', 0] }),
  };
  const run = succeeded(await home.run(prompt));
  const files = (await rowsOf(home, run, '2')).map((row) => row.头像);
  assert.deepEqual(files, ['portraits/王老师.png', 'portraits/li.jpg', '']);
  assert.deepEqual([valuesOf(run, '2', 1), valuesOf(run, '2', 2)], [[2], [1]]);
  assert.match(JSON.stringify(run.events.filter(({ kind }) => kind === 'node-note')), /张老师/);
  assert.deepEqual(valuesOf(run, '3', 1), ['姓名', '课程', '分数', '头像']);
  assert.deepEqual(succeeded(await home.run(prompt)).ran, []);
  await writeFile(join(home.home.inputs, 'portraits/张老师.png'), 'x');
  assert.deepEqual(valuesOf(succeeded(await home.run(prompt)), '2', 2), [0]);
});

test('a table is filtered, joined, completed, read cell by cell and written', async (t) => {
  const home = await homeWithLecturers(t);
  await writeFile(join(home.home.inputs, 'rooms.jsonl'), '{"name":"LI","room":12,"课程":"x"}\n');
  const run = succeeded(
    await home.run({
      '1': load,
      '2': node('FilterTable', { table: ['1', 0], column: '分数', condition: 'greater', value: '90' }),
      '3': node('LoadTable', { file: 'rooms.jsonl' }),
      '4': node('JoinTables', {
        table: ['1', 0],
        other: ['3', 0],
        column: '姓名',
        other_column: 'name',
        keep: 'matched',
      }),
      '5': node('AddColumn', { table: ['4', 0], column: 'title', value: '{#}. {姓名}, {room}' }),
      '6': node('TableRow', { table: ['5', 0], number: 1 }),
      '7': node('RowValue', { row: ['6', 0], column: 'ROOM' }),
      '8': node('TableToText', { table: ['2', 1], format: 'lines', line: '{姓名}: {分数}' }),
      '9': node('SaveTable', { table: ['5', 0], filename_prefix: 'list', format: 'csv' }),
      '10': shown(['7', 0]),
      '11': shown(['8', 0]),
      '12': node('TableColumn', { table: ['2', 0], column: '姓名' }),
      '13': shown(['12', 0]),
      '14': node('MathExpression', { expression: 'a * 2', a: ['7', 0] }),
      '15': shown(['14', 1]),
      '16': node('JsonPath', { json: ['1', 0], path: '$.rows[?@["课程"] == "Algebra"]["姓名"]' }),
      '17': shown(['16', 1]),
    }),
  );
  assert.deepEqual(valuesOf(run, '12'), ['王老师', '张老师']);
  assert.deepEqual(valuesOf(run, '6'), [
    { 姓名: 'Li', 课程: 'Algebra', 分数: '80', room: 12, '课程 2': 'x', title: '1. Li, 12' },
  ]);
  assert.deepEqual([valuesOf(run, '7', 0), valuesOf(run, '7', 1), valuesOf(run, '14', 1)], [['12'], [12], [24]]);
  assert.deepEqual([valuesOf(run, '8'), valuesOf(run, '16', 1)], [['Li: 80'], ['Li']]);
  const saved = await readFile(join(home.home.outputs, 'list_00001_.csv'), 'utf8');
  assert.equal(saved, '\uFEFF姓名,课程,分数,room,课程 2,title\r\nLi,Algebra,80,12,x,"1. Li, 12"\r\n');
});

test('what is missing is named', async (t) => {
  const home = await homeWithLecturers(t);
  const failureOf = async (last: JsonObject) =>
    (await home.run({ '1': load, '2': node('TableRow', { table: ['1', 0] }), '3': last, '4': shown(['3', 0]) }))
      .failure;
  assert.equal(await failureOf(node('RowValue', { row: ['2', 0], column: '邮箱' })), 'TABLE_COLUMN_MISSING');
  assert.equal(await failureOf(node('TableRow', { table: ['1', 0], number: 4 })), 'TABLE_ROW_MISSING');
  assert.equal(await failureOf(node('TextTemplate', { template: '{邮箱}', row: ['2', 0] })), 'TEMPLATE_FIELD_MISSING');
  assert.equal(await failureOf(node('MathExpression', { expression: 'a + 1', a: ['2', 0] })), 'NUMBER_EXPECTED');
  assert.equal(await failureOf(node('JsonPath', { json: ['2', 0], path: '$.邮箱' })), 'JSON_PATH_NOTHING');
  const fallback = node('RowValue', { row: ['2', 0], column: '邮箱', default: 'none' });
  assert.equal(await failureOf(fallback), undefined);
});

test('only whoever uses the number of a text is told that it is none', async (t) => {
  const home = await homeWithLecturers(t);
  const cell = {
    '1': load,
    '2': node('TableRow', { table: ['1', 0] }),
    '3': node('RowValue', { row: ['2', 0], column: '姓名' }),
  };
  assert.equal((await home.run({ ...cell, '4': shown(['3', 0]) })).status, 'success');
  const used = await home.run({ ...cell, '4': node('ToText', { value: ['3', 1] }), '5': shown(['4', 0]) });
  const told = used.events.flatMap((event) => (event.kind === 'node-blocked' ? [event.message] : []));
  assert.match(told.join(), /姓名.*王老师/);
});

test('values are decided, drawn and written', async (t) => {
  const home = await homeWithLecturers(t);
  const prompt: JsonObject = {
    '1': node('TextSplit', { text: 'b, a ,,c', separator: ',' }),
    '2': node('ListItem', { list: ['1', 0], number: -1 }),
    '3': node('ListLength', { list: ['1', 0] }),
    '4': node('RandomChoice', { list: ['1', 0], seed: 7 }),
    '5': node('RandomNumber', { least: 1, most: 6, seed: 7 }),
    '6': node('Compare', { a: ['3', 0], condition: 'at_least', b: '3' }),
    '7': node('BooleanLogic', { a: ['6', 0], operation: 'not' }),
    '8': node('TextTrim', { text: '  a   b \n\n\n\n c👩‍🏫d ', longest: 6 }),
    '9': node('TextReplace', { text: 'a.b', find: '.', replacement: '$&' }),
    '10': node('ToText', { value: ['5', 0], decimals: 1 }),
    '11': node('DateText', { format: 'yyyy' }),
    '12': node('ToNumber', { value: ['9', 0], default: '5' }),
  };
  const outputs = Object.keys(prompt).map((id) => [`1${id.padStart(2, '0')}`, shown([id, 0])]);
  const run = succeeded(await home.run({ ...prompt, ...Object.fromEntries(outputs) }));
  const of = (id: string, slot = 0) => valuesOf(run, id, slot);
  assert.deepEqual([of('1'), of('2'), of('3')], [['b', 'a', 'c'], ['c'], [3]]);
  assert.ok(['a', 'b', 'c'].includes(String(of('4')[0])));
  assert.ok([1, 2, 3, 4, 5, 6].includes(Number(of('5', 1)[0])));
  assert.deepEqual([of('6'), of('7')], [[true], [false]]);
  assert.deepEqual([of('8'), of('8', 1)], [['a b\n\n…'], [6]]);
  assert.deepEqual([of('9'), of('12')], [['a$&b'], [5]]);
  assert.match(String(of('10')[0]), /^\d\.\d$/);
  assert.equal(of('11')[0], String(new Date().getFullYear()));
});
