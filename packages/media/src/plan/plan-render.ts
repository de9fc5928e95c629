import type { Clip, ClipInfo, VideoInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { describeAll, inputsFirst, opOf, tableOf } from './describe-clip.js';
import { planSound, type SoundPlan } from './sound-plan.js';
import { resolveTimeline, type Timeline } from './timeline.js';

/** A clip whose op makes pixels, and where each of its inputs' frames come from. */
export interface PixelNode {
  readonly clip: Clip;
  readonly op: FrameOp;
  readonly info: VideoInfo;
  /** Inputs as the op sees them, and for each the pixel-making frames behind it; undefined for an input without picture. */
  readonly inputs: readonly ClipInfo[];
  readonly inputTimelines: readonly (Timeline | undefined)[];
}

/** A file that is decoded. */
export interface PlanLeaf {
  readonly clip: Clip;
  readonly info: ClipInfo;
}

/** Everything a render does, as data. */
export interface RenderPlan {
  readonly info: ClipInfo;
  /** What is shown, frame by frame, run-length coded; undefined for a clip with sound only. */
  readonly timeline: Timeline | undefined;
  readonly sound: SoundPlan | undefined;
  /** Source clips whose sound is used, by clip hash. */
  readonly soundLeaves: ReadonlyMap<string, Clip>;
  /** Files whose picture is used, by clip hash. */
  readonly leaves: ReadonlyMap<string, PlanLeaf>;
  /** Clips that make pixels, by clip hash. */
  readonly pixelNodes: ReadonlyMap<string, PixelNode>;
  /** How often pixels are decoded and encoded: one decode for every file, one encode in all. */
  readonly decodePasses: number;
  readonly encodePasses: number;
}

export interface PlanOptions {
  /** Samples per second of the sound; by default the clip's own. */
  readonly soundRate?: number;
}

/** Turns a recipe into a plan. No file is opened. */
export function planRender(clip: Clip, ops: readonly FrameOp[], options: PlanOptions = {}): RenderPlan {
  const table = tableOf(ops);
  const infos = describeAll(clip, table);
  const byHash = new Map(inputsFirst(clip).map((node) => [node.hash, node]));
  const info = infos.get(clip.hash) as ClipInfo;
  const timeline = info.video && resolveTimeline(clip, infos, table);
  const leaves = new Map<string, PlanLeaf>();
  const pixelNodes = new Map<string, PixelNode>();
  const waiting: Timeline[] = timeline ? [timeline] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const hash of new Set(next.runs.map((run) => run.clip))) {
      if (leaves.has(hash) || pixelNodes.has(hash)) continue;
      const node = byHash.get(hash) as Clip;
      const op = opOf(node, table);
      if (!op.open) {
        leaves.set(hash, { clip: node, info: infos.get(hash) as ClipInfo });
        continue;
      }
      const inputs = node.inputs.map((input) => infos.get(input.hash) as ClipInfo);
      const inputTimelines = node.inputs.map((input, i) =>
        inputs[i]?.video ? resolveTimeline(input, infos, table) : undefined,
      );
      pixelNodes.set(hash, { clip: node, op, info: infos.get(hash)?.video as VideoInfo, inputs, inputTimelines });
      for (const below of inputTimelines) if (below) waiting.push(below);
    }
  }
  const sound = planSound(clip, infos, table, options.soundRate);
  const soundLeaves = new Map<string, Clip>();
  for (const strip of [sound?.segments ?? [], ...(sound?.overlays ?? [])]) {
    for (const { source } of strip) if (source) soundLeaves.set(source, byHash.get(source) as Clip);
  }
  return {
    info,
    timeline,
    sound,
    soundLeaves,
    leaves,
    pixelNodes,
    decodePasses: leaves.size,
    encodePasses: timeline ? 1 : 0,
  };
}
