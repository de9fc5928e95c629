import { columnsOf } from '../lines/character-classes.js';
import type { Cue } from '../subtitles-document.js';
import type { CueLimits } from './cue-limits.js';

/** How long a cue may stay after its last word, and gaps shorter than this are closed: a flicker tires (Netflix: 12 frames). */
const longestStay = 1.2;
const closedGap = 0.5;

/**
 * Ends cues when they have been read: later than the last word where there is room before the next, never so late that
 * the gap between them is lost. Starts stay, so that cues appear when they are said.
 */
export function settleTimes(cues: readonly Cue[], limits: CueLimits, durationSeconds: number): Cue[] {
  return cues.map((cue, i) => {
    const next = cues[i + 1];
    const latest = next ? next.startSeconds - limits.minGapSeconds : Math.max(durationSeconds, cue.endSeconds);
    const reading = readingSeconds(cue.text, limits);
    const wanted = cue.startSeconds + Math.max(limits.minSeconds, reading);
    let end = Math.max(cue.endSeconds, Math.min(wanted, cue.endSeconds + longestStay));
    if (next && latest - end < closedGap) end = latest;
    end = Math.min(end, latest);
    // Words that leave no room at all: the cue still has to be there for a moment.
    const endSeconds = Math.max(end, cue.startSeconds + 0.1);
    const words = cue.words?.map((word) => ({
      ...word,
      startSeconds: Math.min(word.startSeconds, endSeconds),
      endSeconds: Math.min(word.endSeconds, endSeconds),
    }));
    return { ...cue, endSeconds, ...(words && { words }) };
  });
}

function readingSeconds(text: string, { readingSpeed }: CueLimits): number {
  const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(text);
  return columnsOf(text.replaceAll('\n', '')) / (readingSpeed * (wide ? 2 : 1));
}
