import { createHash } from 'node:crypto';
import { constants, copyFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import {
  type Clip,
  type ClipInfo,
  canonicalJson,
  copyWithTexts,
  describeClip,
  type FrameOp,
  outputNotWritable,
  type ResolveSource,
  render,
  throwIfCancelled,
} from '@talkgraph/media';
import type { RenderVideoCall } from '@talkgraph/nodes';

/** Raised when the same recipe and encoding would give another file. */
const renderVersion = 1;

export interface MediaRendersOptions {
  readonly store: ArtifactStore;
  readonly ops: readonly FrameOp[];
  readonly resolveSource: ResolveSource;
}

/** Renders films and keeps them under recipe and encoding, so that each is rendered once. */
export class MediaRenders {
  readonly #options: MediaRendersOptions;
  readonly #underway = new Map<string, Promise<string>>();

  constructor(options: MediaRendersOptions) {
    this.#options = options;
  }

  /** Puts the rendered film at a path, with texts in it. */
  async renderTo(clip: Clip, path: string, call: RenderVideoCall): Promise<ClipInfo> {
    const rendered = await this.#find(clip, call);
    throwIfCancelled(call.signal);
    if (call.texts && Object.keys(call.texts).length > 0) await copyWithTexts(rendered, path, call.texts, call.signal);
    else await copy(rendered, path);
    return describeClip(clip, this.#options.ops);
  }

  async #find(clip: Clip, call: RenderVideoCall): Promise<string> {
    const key = keyOf(clip, call);
    for (let other = this.#underway.get(key); other; other = this.#underway.get(key)) {
      // Should the other call fail or be cancelled, this one renders by itself.
      const rendered = await other.catch(() => undefined);
      throwIfCancelled(call.signal);
      if (rendered !== undefined) return this.#alreadyRendered(rendered, clip, call);
    }
    const underway = this.#findOrRender(key, clip, call).finally(() => this.#underway.delete(key));
    this.#underway.set(key, underway);
    return underway;
  }

  async #findOrRender(key: string, clip: Clip, call: RenderVideoCall): Promise<string> {
    const found = await this.#options.store.find(key);
    return found === undefined ? this.#render(key, clip, call) : this.#alreadyRendered(found, clip, call);
  }

  #alreadyRendered(path: string, clip: Clip, { onProgress }: RenderVideoCall): string {
    const frameCount = describeClip(clip, this.#options.ops).video?.frameCount ?? 0;
    onProgress?.({ framesDone: frameCount, frameCount, nodes: [] });
    return path;
  }

  #render(key: string, clip: Clip, { signal, encode, onProgress }: RenderVideoCall): Promise<string> {
    const { store, ops, resolveSource } = this.#options;
    return store.put(key, async (path) => {
      await render(clip, path, {
        resolveSource,
        ops,
        ...(encode && { encode }),
        ...(signal && { signal }),
        ...(onProgress && {
          onProgress: ({ framesDone, frameCount, figures }) => {
            onProgress({ framesDone, frameCount, nodes: figures() });
          },
        }),
      });
    });
  }
}

function keyOf(clip: Clip, { encode = {} }: RenderVideoCall): string {
  const { encoder = 'x264', crf = 18, preset = 'fast', soundBitRate = null } = encode;
  const facts = { renderVersion, clip: clip.hash, encoder, crf, preset, soundBitRate };
  return `${createHash('sha256').update(canonicalJson(facts)).digest('hex')}.mp4`;
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
    throw outputNotWritable({ path: to, reason: error.code ?? error.message }, error);
  });
}
