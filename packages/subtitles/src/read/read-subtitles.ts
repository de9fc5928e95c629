import type { LocalizedText } from '@talkgraph/errors';
import { decodeText } from '../decode-text.js';
import { subtitlesBroken, subtitlesEmpty, subtitlesFormatUnknown } from '../errors.js';
import { readAss } from './read-ass.js';
import { CueCollector, type ReadSubtitles } from './read-result.js';
import { readSrt } from './read-srt.js';
import { readVtt } from './read-vtt.js';

/** Kinds of subtitle files. `ass` reads SSA too. */
export type SubtitleFormat = 'srt' | 'vtt' | 'ass';

/** Remarks on single lines that are told; of more only their number. */
const mostRemarks = 5;

/**
 * Reads a subtitle file, whatever its name says: SRT, WebVTT, ASS or SSA, in UTF-8, UTF-16, GBK and a few more encodings.
 * Cues that cannot be read are left out with a remark that names the line.
 * @param file how messages call the file
 * @throws SUBTITLES_FORMAT_UNKNOWN; SUBTITLES_BROKEN naming the first bad line when no cue can be read; SUBTITLES_EMPTY
 */
export function readSubtitles(bytes: Uint8Array, file: string): ReadSubtitles {
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === '') throw subtitlesEmpty({ file });
  const format = subtitleFormat(text);
  if (!format) throw subtitlesFormatUnknown({ file });
  const into = new CueCollector();
  const language = format === 'vtt' ? readVtt(text, into) : undefined;
  if (format === 'srt') readSrt(text, into);
  const styles = format === 'ass' ? readAss(text, into) : [];
  const cues = into.sorted();
  const [worst] = into.problems;
  if (cues.length === 0) {
    if (worst) throw subtitlesBroken({ file, line: worst.line, ...worst.text });
    throw subtitlesEmpty({ file });
  }
  return {
    document: { ...(language && { language }), cues, ...(styles.length > 0 && { styles }) },
    remarks: remarksOf(into, file, encoding),
  };
}

/** What kind of file a text is, by what it says; undefined for something else. */
export function subtitleFormat(text: string): SubtitleFormat | undefined {
  const head = text.replace(/^\uFEFF/, '').trimStart();
  if (head.startsWith('WEBVTT')) return 'vtt';
  if (/^\[(script info|v4\+? styles|events)\]/im.test(head.slice(0, 4096))) return 'ass';
  return /^.*\d\s*-{1,2}>\s*\d/m.test(head) ? 'srt' : undefined;
}

function remarksOf(into: CueCollector, file: string, encoding: string): LocalizedText[] {
  const told = into.problems.slice(0, mostRemarks).map(({ line, text }) => ({
    en: `Line ${line} of ${file}: ${text.en}`,
    zh: `${file} 第 ${line} 行：${text.zh}`,
  }));
  const more = into.problems.length - told.length;
  if (more > 0) told.push({ en: `${more} more lines like these.`, zh: `另有 ${more} 行存在类似问题。` });
  if (encoding === 'windows-1252') {
    told.push({
      en: `${file} is in an unknown encoding, so some letters may be wrong. Save it as UTF-8.`,
      zh: `${file} 的编码无法确定，部分文字可能显示有误。请另存为 UTF-8 编码。`,
    });
  }
  return told;
}
