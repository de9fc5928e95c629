import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeReport } from './compose-report.js';
import { readReport } from './read-report.js';

const delivered = { target: 's3', address: 's3://films/zhang.mp4', link: 'https://example.com/zhang.mp4' };
const table = {
  columns: ['name', 'portrait', 'status', 'reason', 'result'],
  rows: [
    {
      name: '张三',
      portrait: 'zhang.png',
      status: 'done',
      reason: '',
      result: { ...delivered, file: { filename: 'z.mp4', subfolder: 'v', type: 'output' } },
    },
    { name: 'Bob <b>', portrait: 'bob.png', status: 'skipped', reason: 'No face was found.', result: '' },
    { name: 'Cara', portrait: '', status: 'failed', reason: '', result: '' },
    { name: 'Dora', portrait: '', status: 'done', reason: '', result: JSON.stringify({ address: 'oss://x/dora.mp4' }) },
    { name: '', portrait: '', status: 'done', reason: '', result: 'https://example.com/e.mp4' },
  ],
};

test('a report is read from the table that loops make', () => {
  const rows = readReport(table);
  assert.deepEqual(rows[0], {
    ...{ number: 1, status: 'done', reason: '', title: '张三', details: 'zhang.png', file: 'v/z.mp4 [output]' },
    ...{ address: delivered.address, link: delivered.link },
  });
  assert.deepEqual(
    rows.map(({ status, link, address }) => [status, link ?? address]),
    [
      ['done', delivered.link],
      ['skipped', undefined],
      ['failed', undefined],
      ['done', 'oss://x/dora.mp4'],
      ['done', 'https://example.com/e.mp4'],
    ],
  );
});

test('the mail names what was not done and why, shows pictures and links, and says the same as text', () => {
  const common = { title: '课程片头', message: '您好：\n请查收。', rows: readReport(table), leftOut: ['big.mp4'] };
  const zh = composeReport({ ...common, language: 'zh', pictures: new Map([[1, 'row-1']]) });
  for (const part of [
    '共 5 项：完成 3 项，跳过 1 项，失败 1 项。',
    'No face was found.',
    '没有说明原因。',
    '第 5 行',
    'big.mp4',
  ]) {
    assert.ok(zh.html.includes(part) && zh.text.includes(part), part);
  }
  assert.ok(zh.html.indexOf('未完成') < zh.html.indexOf('已完成'));
  assert.match(zh.html, /<img src="cid:row-1" alt="张三"/);
  assert.match(zh.html, /<a href="https:\/\/example\.com\/zhang\.mp4"/);
  assert.ok(zh.html.includes('您好：<br>请查收。') && !zh.html.includes('Bob <b>'));
  const en = composeReport({ ...common, language: 'en', pictures: new Map() });
  assert.match(en.text, /5 in all: 3 done, 1 skipped, 1 failed\./);
  assert.match(en.text, /- 张三 · zhang\.png \[Done\]\n {2}https:\/\/example\.com\/zhang\.mp4/);
});
