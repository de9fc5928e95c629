import { assAlignmentOf } from '../read/ass-alignment.js';
import type { SubtitlesDocument } from '../subtitles-document.js';
import { timeCode } from '../time-code.js';

/** Writes SubRip: UTF-8, CRLF as its players expect. A place other than the bottom becomes `{\anN}`. */
export function writeSrt({ cues }: SubtitlesDocument): string {
  return cues
    .map((cue, i) => {
      const place = cue.place ? assAlignmentOf(cue.place) : 2;
      const tag = place === 2 ? '' : `{\\an${place}}`;
      const times = `${timeCode(cue.startSeconds, ',', 3)} --> ${timeCode(cue.endSeconds, ',', 3)}`;
      // A blank line inside a cue would end it.
      const text = cue.text.replace(/\n\s*\n+/g, '\n').replaceAll('\n', '\r\n');
      return `${i + 1}\r\n${times}\r\n${tag}${text}\r\n`;
    })
    .join('\r\n');
}
