import type { Clip } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { openClip } from '../run/open-clip.js';
import type { ResolveSource } from '../run/open-leaf.js';
import { numberIn } from './numbered-picture.js';

/** The numbers drawn into the frames of a clip, in order. */
export async function numbersOf(clip: Clip, resolveSource: ResolveSource, ops?: readonly FrameOp[]): Promise<number[]> {
  await using opened = await openClip(clip, { resolveSource, ...(ops && { ops }) });
  const numbers: number[] = [];
  for await (const frame of opened.frames()) {
    using owned = frame;
    numbers.push(numberIn(owned));
  }
  return numbers;
}
