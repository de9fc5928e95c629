import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '../clip.js';
import type { FrameOp } from '../frame-op.js';
import { makeClip } from '../make-clip.js';
import { inputsFirst, opOf, tableOf } from '../plan/describe-clip.js';

export interface OrInsteadOptions {
  /** The ops of the recipe. */
  readonly ops: readonly FrameOp[];
  /** Hears what was replaced, before the work begins anew. */
  readonly onRemark?: (text: LocalizedText) => void;
}

/**
 * Works on a recipe. Where that fails and an op of the recipe has something to make in its place, all of the work is done anew on the
 * recipe with that in it, so that no film is half the one and half the other.
 * @param work leaves nothing behind when it fails
 * @throws what the work throws, where nothing takes its place
 */
export async function orInstead<T>(
  clip: Clip,
  options: OrInsteadOptions,
  work: (clip: Clip) => Promise<T>,
): Promise<T> {
  try {
    return await work(clip);
  } catch (error) {
    const { clip: other, remarks } = instead(clip, error, options.ops);
    if (other.hash === clip.hash) throw error;
    for (const text of remarks) options.onRemark?.(text);
    return orInstead(other, options, work);
  }
}

/** The recipe with what its ops make in place of what failed. */
function instead(clip: Clip, error: unknown, ops: readonly FrameOp[]) {
  const table = tableOf(ops);
  const made = new Map<string, Clip>();
  const remarks = new Map<string, LocalizedText>();
  for (const node of inputsFirst(clip)) {
    const inputs = node.inputs.map((input) => made.get(input.hash) as Clip);
    const isSame = inputs.every((input, i) => input.hash === node.inputs[i]?.hash);
    const built = isSame ? node : makeClip(node.op, node.params, inputs);
    const other = opOf(node, table).otherwise?.(built, error);
    // Two faces of a film may need the same remark.
    if (other) remarks.set(other.remark.en, other.remark);
    made.set(node.hash, other?.clip ?? built);
  }
  return { clip: made.get(clip.hash) as Clip, remarks: [...remarks.values()] };
}
