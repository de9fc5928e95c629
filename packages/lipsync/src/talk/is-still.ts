import type { Clip } from '@talkgraph/media';

/** Ops that show one picture throughout when their first input does. An op not named here may move the picture. */
const keepsStill: ReadonlySet<string> = new Set([
  'trim',
  'loop',
  'retime',
  'scale-to-fit',
  'crop',
  'pad',
  'replace-audio',
  'volume',
]);

/** Tells whether a recipe shows the same photo in every frame, so that it may blink and sway by itself. */
export function isStill(clip: Clip): boolean {
  let shown: Clip | undefined = clip;
  while (shown && keepsStill.has(shown.op)) shown = shown.inputs[0];
  // A person put before another background: both have to stand still.
  if (shown?.op === 'replace-background') return shown.inputs.every(isStill);
  return shown?.op === 'still';
}
