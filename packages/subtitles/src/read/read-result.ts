import type { LocalizedText } from '@talkgraph/errors';
import type { Cue, SubtitlesDocument } from '../subtitles-document.js';

/** What a file said, and what was left out or mended of it. */
export interface ReadSubtitles {
  readonly document: SubtitlesDocument;
  readonly remarks: readonly LocalizedText[];
}

/** Gathers cues and what is wrong with a file while it is read. */
export class CueCollector {
  readonly cues: Cue[] = [];
  readonly problems: { readonly line: number; readonly text: LocalizedText }[] = [];

  /** Says what is wrong with a line. */
  problem(line: number, en: string, zh: string): void {
    this.problems.push({ line, text: { en, zh } });
  }

  /** Keeps a cue that says something for some time; what does not is remarked. */
  add(line: number, cue: Cue): void {
    if (cue.text.trim() === '') return;
    if (cue.endSeconds > cue.startSeconds) this.cues.push(cue);
    else this.problem(line, 'it ends before it begins, so it is never shown.', '结束时间早于开始时间，无法显示。');
  }

  /** Cues in order of their start; those that start together stay in the file's order. */
  sorted(): Cue[] {
    return this.cues.sort((a, b) => a.startSeconds - b.startSeconds);
  }
}
