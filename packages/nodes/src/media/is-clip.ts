import type { Clip } from '@talkgraph/media';

/** Whether a value on a wire is a recipe. */
export function isClip(value: unknown): value is Clip {
  return typeof value === 'object' && value !== null && 'op' in value && 'hash' in value && 'inputs' in value;
}
