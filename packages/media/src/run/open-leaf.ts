import type { Clip } from '../clip.js';
import { clipSourceChanged, clipSourceMissing, mediaNoVideo } from '../errors.js';
import type { PlanLeaf } from '../plan/plan-render.js';
import type { FramePool } from './frame-pool.js';
import type { FrameReader } from './frame-reader.js';
import { knownFacts } from './known-facts.js';
import { SourceReader } from './source-reader.js';
import { StillReader } from './still-reader.js';

/** Finds the file with this SHA-256; undefined when it is not known. */
export type ResolveSource = (sha256: string) => string | undefined | Promise<string | undefined>;

export interface OpenLeafOptions {
  readonly pool: FramePool;
  readonly resolveSource: ResolveSource;
  readonly signal?: AbortSignal;
  readonly cacheBytes?: number;
}

/** Opens the file behind a leaf of a recipe. */
export async function openLeaf(leaf: PlanLeaf, options: OpenLeafOptions): Promise<FrameReader> {
  const path = await pathOf(leaf.clip, options.resolveSource);
  const video = leaf.info.video;
  if (!video) throw mediaNoVideo({ path });
  if (leaf.clip.op === 'still') return new StillReader(path, video, options);
  const facts = await knownFacts(path, options.signal);
  const { geometry, rate } = facts;
  const same =
    geometry.width === video.width && geometry.height === video.height && rate.frameCount === video.frameCount;
  if (!same) throw clipSourceChanged({ path });
  return new SourceReader(facts, options);
}

/** The path of a leaf's file. */
export function pathOf(leaf: Clip, resolveSource: ResolveSource): Promise<string> {
  return sourcePath(String(leaf.params.sha256), resolveSource);
}

/** The path of the file with this SHA-256. @throws CLIP_SOURCE_MISSING */
export async function sourcePath(sha256: string, resolveSource: ResolveSource): Promise<string> {
  const path = await resolveSource(sha256);
  if (path === undefined) throw clipSourceMissing({ sha256 });
  return path;
}
