import { imageBatchEmpty, imageSizesDiffer } from '../errors.js';
import type { StillBatch, StillReference } from '../ports.js';

/** A batch of stills that all have one size. @throws IMAGE_BATCH_EMPTY, IMAGE_SIZES_DIFFER */
export function sameSize(stills: readonly StillReference[]): StillBatch {
  const [first] = stills;
  if (!first) throw imageBatchEmpty({});
  const other = stills.find((still) => still.width !== first.width || still.height !== first.height);
  if (other) throw imageSizesDiffer({ first: sizeOf(first), other: sizeOf(other) });
  return { stills };
}

/** Width and height in a sentence. */
export function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width}x${height}`;
}
