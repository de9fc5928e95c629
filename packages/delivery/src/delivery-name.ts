import { posix } from 'node:path';
import { deliveryNameRefused } from './errors.js';

/** What a template is filled from. */
export interface NameFacts {
  /** The file's name, with its extension. */
  readonly file: string;
  readonly at: Date;
  readonly run: string;
  /** Counted from 1. */
  readonly index: number;
  readonly sha256: string;
}

/**
 * Makes a name from a template: `{name}` (without extension), `{ext}`, `{file}`, `{date}`, `{time}`, `{year}`, `{month}`,
 * `{day}`, `{run}`, `{index}`, `{hash}` (the first 8 digits of the SHA-256). Other words in braces stay as they are. The
 * extension is added where the template has none. Dates are the machine's local ones.
 */
export function fillName(template: string, facts: NameFacts): string {
  const extension = posix.extname(facts.file);
  const two = (n: number) => String(n).padStart(2, '0');
  const { at } = facts;
  const [year, month, day] = [String(at.getFullYear()), two(at.getMonth() + 1), two(at.getDate())];
  const words: Readonly<Record<string, string>> = {
    name: posix.basename(facts.file, extension),
    ext: extension.slice(1),
    file: facts.file,
    date: `${year}-${month}-${day}`,
    time: [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('-'),
    year,
    month,
    day,
    run: facts.run,
    index: String(facts.index),
    hash: facts.sha256.slice(0, 8),
  };
  const filled = template.replace(/\{(\w+)\}/g, (all, word: string) =>
    Object.hasOwn(words, word) ? words[word]! : all,
  );
  const folderOnly = filled === '' || filled.endsWith('/');
  const name = folderOnly ? `${filled}${facts.file}` : filled;
  return extension !== '' && posix.extname(name).toLowerCase() !== extension.toLowerCase()
    ? `${name}${extension}`
    : name;
}

/** `a/b.mp4`, 2 → `a/b (2).mp4`. */
export function numberedName(name: string, number: number): string {
  const extension = posix.extname(name);
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}

/** Storages take at most so many bytes of UTF-8. */
const mostBytes = 1000;
const mostBytesOfPart = 240;

/**
 * Refuses names that could leave a folder, or that some storage or file system does not keep as they are.
 * @throws DELIVERY_NAME_REFUSED
 */
export function checkDeliveryName(name: string): string {
  const refuse = (en: string, zh: string) => {
    throw deliveryNameRefused({ name: name.slice(0, 120).replace(/\p{Cc}/gu, '?'), why: { en, zh } });
  };
  const parts = name.split('/');
  if (name === '') refuse('it is empty', '名称为空');
  if (/[\p{Cc}\p{Cs}\\]/u.test(name)) refuse('it has characters that no file name may have', '含有文件名不允许的字符');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    refuse(
      'it begins or ends with "/", or has a part that is empty, "." or ".."',
      '不能以“/”开头或结尾，也不能包含空、“.”或“..”的部分',
    );
  }
  if (parts.some((part) => part.startsWith('.') || part.startsWith('~') || /[. ]$/.test(part))) {
    refuse('a part begins with "." or "~", or ends with "." or a space', '某一部分以“.”或“~”开头，或以“.”、空格结尾');
  }
  if (parts.some((part) => /[<>:"|?*]/.test(part) || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))) {
    refuse(
      'it has one of < > : " | ? * or a name that Windows keeps for itself',
      '含有 < > : " | ? * 之一，或是 Windows 保留的名称',
    );
  }
  if (Buffer.byteLength(name) > mostBytes || parts.some((part) => Buffer.byteLength(part) > mostBytesOfPart)) {
    refuse('it is too long', '名称过长');
  }
  return name;
}
