import { fileNameRefused } from '../errors.js';
import { decodings } from './decodings.js';

/** Longest name of one file or folder that common file systems keep, in bytes. */
const partLimit = 255;

/** Longest relative name, in bytes; leaves room for the root below the 4096 of Linux. */
const nameLimit = 1024;

const reasons = {
  empty: { en: 'it is empty', zh: '文件名为空' },
  absolute: { en: 'it is absolute', zh: '不能使用绝对路径' },
  upward: { en: 'it has a part that is "." or ".."', zh: '其中含有“.”或“..”' },
  emptyPart: { en: 'it has an empty part between slashes', zh: '斜杠之间缺少名称' },
  control: { en: 'it has a control character', zh: '其中含有控制字符' },
  malformed: { en: 'it is not well-formed Unicode', zh: '不是有效的 Unicode 文本' },
  backslash: { en: 'it has a backslash', zh: '其中含有反斜杠' },
  colon: { en: 'it has a colon, as drives and web addresses do', zh: '其中含有冒号（盘符或网址才使用冒号）' },
  trailing: { en: 'a part of it ends in a point or a space', zh: '其中有一段以句点或空格结尾' },
  device: { en: 'a part of it is the name of a device on Windows', zh: '其中有一段是 Windows 的保留设备名' },
  long: { en: 'it is too long', zh: '名称过长' },
  encoded: { en: 'it hides such a name behind percent signs', zh: '其中用百分号编码隐藏了不允许的路径' },
} as const;

type Reason = keyof typeof reasons;

/**
 * Checks a relative name as users and clients write it (`a/b.wav`) and answers its parts. What one operating system
 * would take for a way out, or could not keep, is refused on all of them, so that a home can be moved.
 * @throws FILE_NAME_REFUSED
 */
export function checkFileName(name: string): readonly string[] {
  const reason = whatIsWrong(name) ?? whatIsHidden(name);
  if (reason !== undefined) throw fileNameRefused({ name, why: reasons[reason] });
  return name.split('/');
}

function whatIsWrong(name: string): Reason | undefined {
  if (name === '') return 'empty';
  if (/\p{Cc}/u.test(name)) return 'control';
  if (/\p{Cs}/u.test(name)) return 'malformed';
  if (name.includes('\\')) return 'backslash';
  if (name.startsWith('/')) return 'absolute';
  if (name.includes(':')) return 'colon';
  if (Buffer.byteLength(name) > nameLimit) return 'long';
  for (const part of name.split('/')) {
    const reason = whatIsWrongWithPart(part);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whatIsWrongWithPart(part: string): Reason | undefined {
  if (part === '') return 'emptyPart';
  if (part === '.' || part === '..') return 'upward';
  if (/[. ]$/.test(part)) return 'trailing';
  // Windows takes `nul.txt` and `con .wav` for devices too.
  if (/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i.test(part)) return 'device';
  return Buffer.byteLength(part) > partLimit ? 'long' : undefined;
}

/** Names are never decoded to be used; one that would lead away once or twice decoded is refused all the same. */
function whatIsHidden(name: string): Reason | undefined {
  return decodings(name).some(leadsAway) ? 'encoded' : undefined;
}

function leadsAway(decoded: string): boolean {
  // Names of downloads may hold an encoded colon; only behind a drive or a scheme is it more than a letter.
  if (/[\p{Cc}\\]/u.test(decoded) || /^(\/|[a-z]:|[a-z][a-z0-9+.-]*:\/)/i.test(decoded)) return true;
  return decoded.split('/').some((part) => /^\.\.?$/.test(part.trim()));
}
