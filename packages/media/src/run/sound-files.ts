import type { RenderPlan } from '../plan/plan-render.js';
import { pathOf, type ResolveSource } from './open-leaf.js';

/** Where a source clip's sound is read from. */
export interface SoundFile {
  readonly path: string;
  /** Silence before the file's first sample, in samples of the file; negative: samples left out. */
  readonly lead: number;
  /** Samples per second of the file. */
  readonly sampleRate: number;
}

/** The files behind the sound of a plan. @throws CLIP_SOURCE_MISSING */
export async function soundFilesOf(plan: RenderPlan, resolveSource: ResolveSource): Promise<Map<string, SoundFile>> {
  const files = new Map<string, SoundFile>();
  for (const [hash, clip] of plan.soundLeaves) {
    const { sampleRate } = clip.params.audio as { readonly sampleRate: number };
    files.set(hash, { path: await pathOf(clip, resolveSource), lead: Number(clip.params.soundLead ?? 0), sampleRate });
  }
  return files;
}
