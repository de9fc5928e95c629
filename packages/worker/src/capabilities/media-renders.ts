import { createHash } from 'node:crypto';
import { constants, copyFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import {
  type Clip,
  canonicalJson,
  copyWithTexts,
  describeClip,
  type FrameOp,
  orInstead,
  outputNotWritable,
  type RenderResult,
  type ResolveSource,
  render,
  throwIfCancelled,
} from '@talkgraph/media';
import type { RenderedFilm, RenderPasses, RenderVideoCall } from '@talkgraph/nodes';
import type { FinishFilm } from '../credentials/film-finisher.js';
import { makingOnce } from './making-once.js';

/** A film that lies in the store, and what it took to have it there. */
interface StoredFilm {
  readonly path: string;
  readonly passes: RenderPasses;
}

/** Raised when the same recipe and encoding would give another file. */
const renderVersion = 2;

export interface MediaRendersOptions {
  readonly store: ArtifactStore;
  readonly ops: readonly FrameOp[];
  readonly resolveSource: ResolveSource;
  /** What is done to a finished film before it gets its name: signing it, where its recipe asks for that. */
  readonly finish?: FinishFilm;
}

/** Renders films and keeps them under recipe and encoding, so that each is rendered once. */
export class MediaRenders {
  readonly #options: MediaRendersOptions;
  readonly #store: ArtifactStore;

  constructor(options: MediaRendersOptions) {
    this.#options = options;
    this.#store = makingOnce(options.store);
  }

  /** Puts the rendered film at a path, with texts in it. */
  async renderTo(clip: Clip, path: string, call: RenderVideoCall): Promise<RenderedFilm> {
    // What is made in place of another film is kept as what it is: the other one is tried again the next time.
    const heard = { ops: this.#options.ops, ...(call.onRemark && { onRemark: call.onRemark }) };
    const { path: rendered, passes } = await orInstead(clip, heard, (one) => this.#find(one, call));
    throwIfCancelled(call.signal);
    const info = describeClip(clip, this.#options.ops);
    const hasTexts = call.texts && Object.keys(call.texts).length > 0;
    if (hasTexts) await copyWithTexts(rendered, path, { ...info.file?.tags, ...call.texts }, call.signal);
    else await copy(rendered, path);
    await this.#options.finish?.(path, info);
    return { ...info, passes };
  }

  async #find(clip: Clip, call: RenderVideoCall): Promise<StoredFilm> {
    const key = keyOf(clip, call);
    const found = await this.#store.find(key);
    if (found !== undefined) return this.#alreadyRendered(found, clip, call);
    let passes: RenderPasses | undefined;
    const path = await this.#store.put(key, async (temporaryPath) => {
      passes = passesOf(await this.#render(clip, temporaryPath, call));
    });
    return passes ? { path, passes } : this.#alreadyRendered(path, clip, call);
  }

  #alreadyRendered(path: string, clip: Clip, { onProgress }: RenderVideoCall): StoredFilm {
    const frameCount = describeClip(clip, this.#options.ops).video?.frameCount ?? 0;
    onProgress?.({ framesDone: frameCount, frameCount, nodes: [] });
    return { path, passes: { frames: frameCount, seconds: 0, decodes: [], encodes: 0 } };
  }

  async #render(
    clip: Clip,
    path: string,
    { signal, encode, onProgress, onRemark }: RenderVideoCall,
  ): Promise<RenderResult> {
    const { ops, resolveSource } = this.#options;
    throwIfCancelled(signal);
    return render(clip, path, {
      resolveSource,
      ops,
      ...(encode && { encode }),
      ...(signal && { signal }),
      ...(onRemark && { onRemark }),
      ...(onProgress && {
        onProgress: ({ framesDone, frameCount, figures }) => {
          onProgress({ framesDone, frameCount, nodes: figures() });
        },
      }),
    });
  }
}

function passesOf({ frames, seconds, encodePasses, nodes }: RenderResult): RenderPasses {
  const decodes = nodes.filter(({ op }) => op === 'source').map((leaf) => ({ clip: leaf.clip, frames: leaf.frames }));
  return { frames, seconds: Math.round(seconds * 1000) / 1000, decodes, encodes: encodePasses };
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
