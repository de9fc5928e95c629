import type { SubtitleFormat } from '../read/read-subtitles.js';
import type { SubtitlesDocument } from '../subtitles-document.js';
import { writeAss } from './write-ass.js';
import { writeSrt } from './write-srt.js';
import { writeVtt } from './write-vtt.js';

const writers: Readonly<Record<SubtitleFormat, (document: SubtitlesDocument) => string>> = {
  srt: writeSrt,
  vtt: writeVtt,
  ass: writeAss,
};

/** The text of a subtitle file of this kind, to be saved as UTF-8. */
export function writeSubtitles(document: SubtitlesDocument, format: SubtitleFormat): string {
  return writers[format](document);
}
