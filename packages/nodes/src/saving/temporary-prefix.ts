import type { NodeContext } from '@talkgraph/engine';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The start of a preview's file names: as in ComfyUI five letters that tell nodes and runs apart. They follow from the
 * ids, so that a call repeated after a crash uses the same.
 */
export function temporaryPrefix({ runId, nodeId }: Pick<NodeContext, 'runId' | 'nodeId'>): string {
  // FNV-1a in 32 bits.
  let hash = 0x811c9dc5;
  for (const character of `${runId}/${nodeId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  let name = '';
  for (let i = 0; i < 5; i++) {
    name += letters[hash % letters.length];
    hash = Math.floor(hash / letters.length);
  }
  return `ComfyUI_temp_${name}`;
}
