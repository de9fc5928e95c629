import type { Clip, ClipInfo } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { describeAll, inputsFirst, type OpTable, opOf, tableOf } from './describe-clip.js';

/**
 * For frames of a clip, the frame of a clip within its recipe that each is made from: what was cut, looped or drawn on. A
 * frame is undefined where something else is shown.
 * @param behind hash of the clip within the recipe
 */
export function framesBehind(
  clip: Clip,
  behind: string,
  frames: readonly number[],
  ops: readonly FrameOp[],
): readonly (number | undefined)[] {
  const table = tableOf(ops);
  const infos = describeAll(clip, table);
  const leading = new Set<string>();
  for (const { hash, inputs } of inputsFirst(clip)) {
    if (hash === behind || inputs.some((input) => leading.has(input.hash))) leading.add(hash);
  }
  return frames.map((frame) => frameBehind({ clip, frame }, behind, { table, infos, leading }));
}

interface Ways {
  readonly table: OpTable;
  readonly infos: ReadonlyMap<string, ClipInfo>;
  /** Clips from which the wanted one is reached. */
  readonly leading: ReadonlySet<string>;
}

interface Place {
  readonly clip: Clip;
  readonly frame: number;
}

function frameBehind(from: Place, behind: string, { table, infos, leading }: Ways): number | undefined {
  let { clip, frame } = from;
  while (clip.hash !== behind) {
    const inputs = clip.inputs.map(({ hash }) => infos.get(hash) as ClipInfo);
    const leads = clip.inputs.map(({ hash }) => leading.has(hash));
    const needs = inputs.length === 0 ? [] : opOf(clip, table).needs(clip, inputs, frame);
    const way = needs.find(({ input }) => leads[input]);
    if (!way) return undefined;
    clip = clip.inputs[way.input] as Clip;
    frame = way.frame;
  }
  return frame;
}
