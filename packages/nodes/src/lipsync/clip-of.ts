import type { NodeContext } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import { media } from '../capabilities.js';
import type { StillBatch } from '../ports.js';

/** A still shows at the rate of most footage of people speaking. */
const stillRate = { num: 25, den: 1 };

/** The clip of a value that is a video or a batch of pictures; of a batch the first picture, as a still clip. */
export async function clipOf(value: Clip | StillBatch, context: Pick<NodeContext, 'use' | 'note'>): Promise<Clip> {
  if (!('stills' in value)) return value;
  const count = value.stills.length;
  if (count > 1) {
    context.note({
      en: `The first of the ${count} pictures is used.`,
      zh: `共有 ${count} 张图片，只使用第一张。`,
    });
  }
  const first = { stills: value.stills.slice(0, 1) };
  return context.use(media).clipOfStills(first, { fps: stillRate, framesEach: 1 });
}
