import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { utils, write } from '@e965/xlsx';
import { readTable } from './read-table.js';
import { writeTable } from './write-table.js';

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-tables-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const lecturers = {
  columns: ['姓名', '课程'],
  rows: [
    { 姓名: '王老师', 课程: '高等数学' },
    { 姓名: '李老师', 课程: '线性代数, 上' },
  ],
};

/** The bytes of 姓名,课程\r\n王老师,高等数学 in GB18030, as Excel saves CSV on Chinese Windows. */
const gbkHex = 'd0d5c3fb2cbfceb3cc0d0acdf5c0cfcaa62cb8dfb5c8cafdd1a7';

test('a delimited text is read whatever its character set, mark and delimiter', async (t) => {
  const folder = await folderOf(t);
  const path = join(folder, 'table.csv');
  const text = '姓名,课程\r\n王老师,高等数学\r\n\r\n李老师,"线性代数, 上"\r\n';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const tabbed = '姓名\t课程\n王老师\t高等数学\n李老师\t线性代数, 上\n';
  const semicolons = '姓名;课程\n王老师;高等数学\n李老师;线性代数, 上\n';
  for (const content of [text, `\uFEFF${text}`, utf16, tabbed, semicolons]) {
    await writeFile(path, content);
    assert.deepEqual((await readTable(path)).table, lecturers);
  }
  await writeFile(path, Buffer.from(gbkHex, 'hex'));
  assert.deepEqual((await readTable(path)).table, { columns: ['姓名', '课程'], rows: [lecturers.rows[0]] });
});

test('JSON lists and JSON Lines keep numbers, and name the line that is broken', async (t) => {
  const folder = await folderOf(t);
  const path = join(folder, 'table.jsonl');
  const expected = {
    columns: ['name', 'age', 'tag'],
    rows: [
      { name: 'Ann', age: 41, tag: '' },
      { name: 'Bo', age: '', tag: 'x' },
    ],
  };
  await writeFile(path, '{"name":"Ann","age":41}\n\n{"name":"Bo","age":null,"tag":"x"}\n');
  assert.deepEqual((await readTable(path)).table, expected);
  await writeFile(
    path,
    JSON.stringify([
      { name: 'Ann', age: 41 },
      { name: 'Bo', tag: 'x' },
    ]),
  );
  assert.deepEqual((await readTable(path)).table, expected);
  await writeFile(path, '{"name":"Ann"}\n{"name":\n');
  await assert.rejects(readTable(path), (error: Error) => /\(2: /.test(error.message));
});

test('cells of a workbook come as people see them', async (t) => {
  const path = join(await folderOf(t), 'table.xlsx');
  const sheet = utils.aoa_to_sheet([
    ['2026 年讲师名单', '', '', '', '', ''],
    ['系', '日期', '时间', '完成', '电话', '合计'],
    ['数学', 46348, 0.375, 0.5, 13_812_345_678, 0],
    ['', 46348, 0.375, 0.125, 13_900_000_000, 0],
  ]);
  Object.assign(sheet.B3!, { z: 'yyyy"年"m"月"d"日"' });
  Object.assign(sheet.B4!, { z: 'm/d/yy' });
  for (const cell of [sheet.C3!, sheet.C4!]) cell.z = 'h:mm';
  for (const cell of [sheet.D3!, sheet.D4!]) cell.z = '0%';
  Object.assign(sheet.F3!, { t: 'n', f: '1+1', v: 2 });
  sheet.F4 = { t: 'n', f: '1+2' };
  sheet['!merges'] = [utils.decode_range('A1:F1'), utils.decode_range('A3:A4')];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['old']]), '旧');
  utils.book_append_sheet(book, sheet, '讲师');
  book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const { table, formulasWithoutResult } = await readTable(path, { headerRow: 2 });
  assert.deepEqual(
    table.rows.map((row) => table.columns.map((name) => row[name])),
    [
      ['数学', '2026年11月22日', '9:00', '50%', '13812345678', '2'],
      ['数学', '2026-11-22', '9:00', '13%', '13900000000', ''],
    ],
  );
  assert.equal(formulasWithoutResult, 1);
  assert.deepEqual((await readTable(path, { sheet: ' 旧 ' })).table.columns, ['old']);
  await assert.rejects(readTable(path, { sheet: '学生' }), { code: 'TABLE_SHEET_MISSING' });
});

test('columns without a name, with one name, and lines of another length are told apart', async (t) => {
  const path = join(await folderOf(t), 'table.csv');
  await writeFile(path, 'name,,name\na,b,c,d\ne\n');
  assert.deepEqual((await readTable(path)).table, {
    columns: ['name', 'column 2', 'name 2', 'column 4'],
    rows: [
      { name: 'a', 'column 2': 'b', 'name 2': 'c', 'column 4': 'd' },
      { name: 'e', 'column 2': '', 'name 2': '', 'column 4': '' },
    ],
  });
  await writeFile(path, ' \n');
  await assert.rejects(readTable(path), { code: 'TABLE_EMPTY' });
  await writeFile(path, Buffer.from([0x89, 0x50, 0, 1, 2]));
  await assert.rejects(readTable(path), { code: 'TABLE_FILE_BROKEN' });
  await writeFile(path, 'PK\u0003\u0004 cut off');
  await assert.rejects(readTable(path), { code: 'TABLE_FILE_BROKEN' });
});

test('a table comes back as it was saved, and Excel runs none of its texts', async (t) => {
  const folder = await folderOf(t);
  const table = {
    columns: ['名', 'n'],
    rows: [
      { 名: '=1+1', n: 2 },
      { 名: 'a\n"b"', n: -3 },
    ],
  };
  const back = async (format: 'csv' | 'xlsx' | 'jsonl') => {
    const path = join(folder, `saved.${format}`);
    await writeTable(table, path, { format });
    return (await readTable(path)).table.rows.map(({ 名, n }) => [名, n]);
  };
  assert.deepEqual(await back('jsonl'), [
    ['=1+1', 2],
    ['a\n"b"', -3],
  ]);
  assert.deepEqual(await back('xlsx'), [
    ['=1+1', '2'],
    ['a\n"b"', '-3'],
  ]);
  assert.deepEqual(await back('csv'), [
    ["'=1+1", '2'],
    ['a\n"b"', '-3'],
  ]);
});

test('100,000 rows are read beside other work, and given up at once', async (t) => {
  const path = join(await folderOf(t), 'large.xlsx');
  const rows = Array.from({ length: 100_000 }, (_, at) => ({ name: `讲师${at}`, phone: String(13_800_000_000 + at) }));
  await writeTable({ columns: ['name', 'phone'], rows }, path, { format: 'xlsx' });
  const waits: number[] = [];
  let before = performance.now();
  const beat = setInterval(() => {
    waits.push(performance.now() - before);
    before = performance.now();
  }, 5);
  const { table } = await readTable(path);
  clearInterval(beat);
  assert.deepEqual(table.rows.at(-1), rows.at(-1));
  const started = performance.now();
  await assert.rejects(readTable(path, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
  t.diagnostic(
    `longest block ${Math.max(...waits).toFixed(0)} ms, given up after ${(performance.now() - started).toFixed(0)} ms`,
  );
  assert.ok(waits.length >= 3);
});
