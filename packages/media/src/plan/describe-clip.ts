import type { Clip, ClipInfo } from '../clip.js';
import { clipUnknownOp } from '../errors.js';
import type { FrameOp } from '../frame-op.js';

/** Ops by name. */
export type OpTable = ReadonlyMap<string, FrameOp>;

/** Makes a table of a list of ops; a later op replaces an earlier one of the same name. */
export function tableOf(ops: readonly FrameOp[]): OpTable {
  return new Map(ops.map((op) => [op.name, op]));
}

/** The op of a clip. */
export function opOf(clip: Clip, ops: OpTable): FrameOp {
  const op = ops.get(clip.op);
  if (!op) throw clipUnknownOp({ op: clip.op });
  return op;
}

/** What a clip will be once rendered, from the recipe alone. */
export function describeClip(clip: Clip, ops: readonly FrameOp[]): ClipInfo {
  return describeAll(clip, tableOf(ops)).get(clip.hash) as ClipInfo;
}

/** Describes a clip and everything it is made from, each once, by hash; without recursion, however deep it is. */
export function describeAll(clip: Clip, ops: OpTable): ReadonlyMap<string, ClipInfo> {
  const infos = new Map<string, ClipInfo>();
  for (const node of inputsFirst(clip)) {
    const inputs = node.inputs.map((input) => infos.get(input.hash) as ClipInfo);
    infos.set(node.hash, opOf(node, ops).describe(node, inputs));
  }
  return infos;
}

/** All distinct clips of a recipe, every one after its inputs. */
export function inputsFirst(clip: Clip): Clip[] {
  const order: Clip[] = [];
  const seen = new Set<string>();
  const stack: { readonly clip: Clip; next: number }[] = [{ clip, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const input = top.clip.inputs[top.next++];
    if (input) {
      if (!seen.has(input.hash)) stack.push({ clip: input, next: 0 });
      continue;
    }
    stack.pop();
    if (!seen.has(top.clip.hash)) order.push(top.clip);
    seen.add(top.clip.hash);
  }
  return order;
}
