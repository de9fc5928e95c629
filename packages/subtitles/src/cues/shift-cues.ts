import type { Cue } from '../subtitles-document.js';

/** Cues moved in time: first multiplied (1 keeps the speed), then shifted. What would be over before 0 is left out. */
export function shiftCues(cues: readonly Cue[], shift: { readonly seconds: number; readonly factor?: number }): Cue[] {
  const { seconds, factor = 1 } = shift;
  const moved = (time: number) => Math.max(0, time * factor + seconds);
  return cues
    .filter((cue) => cue.endSeconds * factor + seconds > 0)
    .map((cue) => ({
      ...cue,
      startSeconds: moved(cue.startSeconds),
      endSeconds: moved(cue.endSeconds),
      ...(cue.words && {
        words: cue.words.map((word) => ({
          ...word,
          startSeconds: moved(word.startSeconds),
          endSeconds: moved(word.endSeconds),
        })),
      }),
    }));
}
