import { readFile, stat } from 'node:fs/promises';
import { defineNode, string } from '@talkgraph/engine';
import { scriptNotText, scriptTooLong } from '../errors.js';
import { fileFingerprint } from '../saving/file-fingerprint.js';

/** A script of ten hours has less. */
const mostBytes = 2 * 1024 * 1024;

export const loadScript = defineNode({
  type: 'LoadScript',
  version: 1,
  label: { en: 'Load Script', zh: '加载讲稿' },
  category: 'speech',
  summary: { en: 'Reads a text file from the input folder.', zh: '读取输入文件夹中的文本文件。' },
  keywords: ['text file', 'txt', 'open', '文本', '文稿', '打开'],
  inputs: {
    file: {
      type: string,
      upload: 'file',
      label: { en: 'File', zh: '文件' },
      tooltip: {
        en: 'A plain text file, such as script.txt. UTF-8, UTF-16 and GBK are read.',
        zh: '纯文本文件，例如 script.txt。支持 UTF-8、UTF-16 和 GBK 编码。',
      },
    },
  },
  outputs: { text: { type: string, name: 'text', label: { en: 'Text', zh: '文本' } } },
  fingerprint: ({ file }, context) => fileFingerprint(file, context),
  async run({ file }, { files }) {
    const path = await files.find(file);
    const { size } = await stat(path);
    if (size > mostBytes) throw scriptTooLong({ file, bytes: size, most: mostBytes });
    return { text: readText(await readFile(path), file) };
  },
});

/** Files from Windows are often GBK, or UTF-16 with a mark. @throws SCRIPT_NOT_TEXT */
function readText(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text.replaceAll('\r\n', '\n').trim();
    } catch {
      // Not in this encoding: the next is tried.
    }
  }
  throw scriptNotText({ file });
}
