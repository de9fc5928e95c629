import type { Clip, ClipInfo, Json } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { refuse } from './read-params.js';

/** What is written about a clip; what is left out stays as it was. */
export interface TagOptions {
  /** Metadata of the file by key; a key that is there already is replaced. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What content credentials shall say. */
  readonly credentials?: { readonly [key: string]: Json };
}

/** Writes something about a clip into its file; picture and sound pass untouched. */
export function tag(clip: Clip, { tags, credentials }: TagOptions): Clip {
  return makeClip('tag', { ...(tags && { tags }), ...(credentials && { credentials }) }, [clip]);
}

/** The same frames and sound with more said about them. */
export const tagOp: FrameOp = {
  name: 'tag',
  describe(clip, [input]): ClipInfo {
    const { tags, credentials } = clip.params as unknown as TagOptions;
    if (Object.entries(tags ?? {}).some(([key, text]) => key === '' || typeof text !== 'string')) {
      refuse(clip, 'tags must be texts by name.', 'tags 必须是按名称给出的文本。');
    }
    const own = input?.file;
    const file = {
      ...own,
      ...(tags && { tags: { ...own?.tags, ...tags } }),
      ...(credentials && { credentials }),
    };
    return { ...input, file };
  },
  needs: (_clip, _inputs, n) => [{ input: 0, frame: n }],
  needRuns: (_clip, _inputs, run) => [{ ...run, input: 0 }],
};
