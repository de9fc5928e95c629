import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { boolean, defineNode, int, string } from '@talkgraph/engine';
import { decodeText } from './decode-text.js';
import { textEmpty, textTooLong } from './errors.js';

const megabyteLimit = 10;

export const readLines = defineNode({
  type: 'ReadLines',
  version: 1,
  label: { en: 'Read Lines', zh: '逐行读取' },
  category: 'text',
  summary: {
    en: 'Reads a text file and hands its lines on one by one, so that what follows runs once per line.',
    zh: '读取文本文件并逐行传出，后续节点会对每一行各运行一次。',
  },
  keywords: ['list', 'batch', 'txt', 'csv', '列表', '批量', '文本'],
  inputs: {
    file: {
      type: string,
      upload: 'file',
      label: { en: 'File', zh: '文件' },
      tooltip: { en: 'A text file in the input folder.', zh: '输入文件夹中的文本文件。' },
    },
    skip_comments: {
      type: boolean,
      default: true,
      label: { en: 'Skip comments', zh: '跳过注释' },
      tooltip: { en: 'Leave out lines that begin with #.', zh: '忽略以 # 开头的行。' },
    },
    limit: {
      type: int,
      default: 0,
      min: 0,
      max: 100_000,
      label: { en: 'Limit', zh: '行数上限' },
      tooltip: { en: 'Read at most this many lines; 0 reads them all.', zh: '最多读取的行数；0 表示全部。' },
    },
  },
  outputs: {
    lines: { type: string, name: 'line', list: true, label: { en: 'Lines', zh: '各行' } },
    count: { type: int, name: 'count', label: { en: 'Number of lines', zh: '行数' } },
  },
  check: {
    inputs: ['file'],
    check({ file }) {
      // A linked input is not known yet.
      if (typeof file !== 'string' || /\.(txt|csv|tsv|md|log)$/i.test(file)) return true;
      return { en: 'It has to be a text file, such as names.txt.', zh: '必须是文本文件，例如 names.txt。' };
    },
  },
  async fingerprint({ file }, { files }) {
    if (typeof file !== 'string') return Number.NaN;
    const bytes = await readFile(await files.find(file));
    return createHash('sha256').update(bytes).digest('hex');
  },
  async run({ file, skip_comments: skipComments, limit }, { files, signal, progress, log }) {
    const path = await files.find(file);
    const { size } = await stat(path);
    if (size > megabyteLimit * 1e6) throw textTooLong({ file, megabytes: megabyteLimit });
    const text = decodeText(await readFile(path, { signal }));
    const all = text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !(skipComments && line.startsWith('#')));
    if (all.length === 0) throw textEmpty({ file });
    const lines = limit > 0 ? all.slice(0, limit) : all;
    progress({ done: lines.length, total: lines.length });
    log.info('Lines were read', { file, lines: lines.length });
    return { lines, count: lines.length };
  },
});
