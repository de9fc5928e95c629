import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAloud } from './read-aloud.js';

const readings: readonly (readonly [string, string])[] = [
  ['2025年3月12日', '二零二五年三月十二日'],
  ['2025-03-12', '二零二五年三月十二日'],
  ['2020-2025年', '二零二零到二零二五年'],
  ['20年', '二十年'],
  ['98年', '九八年'],
  ['14:05开始，9:00结束', '十四点零五分开始，九点整结束'],
  ['涨了3.5%', '涨了百分之三点五'],
  ['¥128.5', '一百二十八点五元'],
  ['$12', '十二美元'],
  ['1,234,567元', '一百二十三万四千五百六十七元'],
  ['10010', '一万零一十'],
  ['100000', '十万'],
  ['105000', '十万五千'],
  ['1000200', '一百万零二百'],
  ['15个', '十五个'],
  ['2个，12个，第2章，2.5倍', '两个，十二个，第二章，二点五倍'],
  ['138-1234-5678', '一三八一二三四五六七八'],
  ['100-200人', '一百到二百人'],
  ['-5℃', '负五摄氏度'],
  ['1/3', '三分之一'],
  ['3km', '三公里'],
  ['007', '零零七'],
  ['GPT4', 'GPT四'],
  ['5 GHz，60fps', '五吉赫，六十帧每秒'],
  ['120km/h', '一百二十公里每小时'],
  ['2h，30min', '两小时，三十分钟'],
  ['1080p', '一零八零P'],
  ['画面比例16:9', '画面比例十六比九'],
  ['C++ 和 C#', 'C加加 和 C sharp'],
  ['版本1.2.3', '版本一点二点三'],
  ['A4纸，B2B', 'A四纸，B to B'],
  ['1 + 2 = 3', '一加二等于三'],
  ['一会儿去玩儿', '一会而去玩而'],
  ['第3-5章', '第三到五章'],
  ['好😀的👍🏽', '好 的  '],
  ['看 https://www.example.com/a?b=1 。', '看 example.com 。'],
];

test('numbers are read as a Chinese speaker reads them', () => {
  for (const [written, spoken] of readings) assert.equal(readAloud(written, 'zh').spoken, spoken, written);
});

const japanese: readonly (readonly [string, string])[] = [
  ['2025年4月9日', 'にせんにじゅうごねんしがつここのか'],
  ['9時', 'くじ'],
  ['14年', 'じゅうよねん'],
  ['3600円', 'さんぜんろっぴゃくえん'],
  ['12,800', 'いちまんにせんはっぴゃく'],
  ['3.5%', 'さんてんごパーセント'],
  ['10000', 'いちまん'],
  ['こんにちは、わたしは たなか です', 'こんにちわ、わたしわ たなか です'],
  ['はなは はな', 'はなわ はな'],
];

test('numbers, units and the particle は are read as a Japanese speaker reads them', () => {
  for (const [written, spoken] of japanese) assert.equal(readAloud(written, 'ja').spoken, spoken, written);
});

test('a reading knows what was written, wherever the text begins', () => {
  const { spoken, from, to } = readAloud('涨了3.5%。', 'zh', 100);
  const at = spoken.indexOf('百分之三点五');
  assert.deepEqual([from[at], to[at], from[at + 5], to[at + 5]], [102, 106, 102, 106]);
  assert.deepEqual([from[0], to[0], from.at(-1), to.at(-1)], [100, 101, 106, 107]);
});

test('in other languages numbers are left to the synthesiser', () => {
  assert.equal(readAloud('It costs $12.50 in 2025.', 'en').spoken, 'It costs $12.50 in 2025.');
});
