import type { Cue, CuePlace } from '../subtitles-document.js';
import { secondsOf } from '../time-code.js';
import { assAlignment } from './ass-alignment.js';
import { decodeEntities, tidyLines } from './plain-text.js';
import type { CueCollector } from './read-result.js';
import { type NumberedLine, textLines } from './text-lines.js';

const arrow = /^(.*?)\s*-{1,2}>\s*(.*)$/;

/**
 * Reads SubRip. There is no standard; as players do, a cue is whatever stands between one line of times and the next, so
 * missing numbers and missing blank lines do no harm. `<i>` and `{\an8}` tags are taken out, the latter says the place.
 */
export function readSrt(text: string, into: CueCollector): void {
  const lines = textLines(text);
  const heads = lines.flatMap((line, at) => (arrow.test(line.text) ? [at] : []));
  checkBeginning(lines, heads[0] ?? lines.length, into);
  for (const [k, at] of heads.entries()) {
    const head = lines[at] as NumberedLine;
    const body = lines.slice(at + 1, heads[k + 1] ?? lines.length);
    readCue(head, withoutNextNumber(body, k + 1 < heads.length), into);
  }
}

function readCue(head: NumberedLine, body: readonly NumberedLine[], into: CueCollector): void {
  const [, from = '', rest = ''] = arrow.exec(head.text) ?? [];
  // Some programs write coordinates (X1:… Y2:…) behind the second time.
  const to = rest.trim().split(/\s+/)[0] ?? '';
  const [startSeconds, endSeconds] = [secondsOf(from), secondsOf(to)];
  if (startSeconds === undefined || endSeconds === undefined) {
    const wrong = startSeconds === undefined ? from : to;
    into.problem(
      head.number,
      `"${wrong.trim()}" is no time; times look like 00:01:02,500.`,
      `“${wrong.trim()}”不是时间，正确格式如 00:01:02,500。`,
    );
    return;
  }
  into.add(head.number, { startSeconds, endSeconds, ...styledText(body.map((line) => line.text).join('\n')) });
}

function styledText(raw: string): Pick<Cue, 'text' | 'place'> {
  const alignment = /\{\\an?(\d{1,2})\}/.exec(raw)?.[1];
  const place: CuePlace | undefined = alignment === undefined ? undefined : assAlignment(Number(alignment));
  const plain = raw.replace(/\{\\[^}]*\}/g, '').replace(/<\/?[a-z][^<>]*>/gi, '');
  const text = tidyLines(decodeEntities(plain).replaceAll('\\N', '\n'));
  return { text, ...(place && { place }) };
}

/** Lines of a cue without the number of the next one. */
function withoutNextNumber(body: readonly NumberedLine[], followed: boolean): readonly NumberedLine[] {
  let end = body.length;
  while (end > 0 && body[end - 1]?.text.trim() === '') end--;
  if (followed && /^\s*\d+\s*$/.test(body[end - 1]?.text ?? '')) end--;
  return body.slice(0, end);
}

function checkBeginning(lines: readonly NumberedLine[], firstHead: number, into: CueCollector): void {
  const stray = lines.slice(0, firstHead).find(({ text }) => text.trim() !== '' && !/^\s*\d+\s*$/.test(text));
  if (!stray) return;
  into.problem(stray.number, 'there is text before the first time line.', '首个时间行之前出现了文字。');
}
