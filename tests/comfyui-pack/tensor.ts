import type { Json } from '@talkgraph/engine';
import type { ImageService, StillBatch } from '@talkgraph/nodes';
import { failure } from './failure.js';

/** Numbers in rows: shape [batch, height, width, channels] for images, [batch, height, width] for masks. 32-bit floats. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Reads a batch of images. */
export async function loadImages(images: ImageService, batch: StillBatch): Promise<Tensor> {
  const pixels = await Promise.all(batch.stills.map((still) => images.load(still)));
  const [first] = pixels;
  if (first === undefined) return { shape: [0, 0, 0, 3], data: new Float32Array() };
  let { data } = first;
  if (pixels.length > 1) {
    data = new Float32Array(pixels.length * first.data.length);
    for (const [index, still] of pixels.entries()) data.set(still.data, index * first.data.length);
  }
  return { shape: [pixels.length, first.height, first.width, first.channels], data };
}

/** Reads a batch of masks. */
export async function loadMasks(images: ImageService, batch: StillBatch): Promise<Tensor> {
  const { shape, data } = await loadImages(images, batch);
  return { shape: shape.slice(0, 3), data };
}

/** Keeps a tensor, of images or of masks, as a batch. */
export async function store(images: ImageService, { shape, data }: Tensor): Promise<StillBatch> {
  const [count = 0, height = 0, width = 0, channels = 1] = shape;
  const size = height * width * channels;
  const stills = Array.from({ length: count }, (_, index) =>
    images.store({ width, height, channels: channels as 1 | 3, data: data.subarray(index * size, (index + 1) * size) }),
  );
  return { stills: await Promise.all(stills) };
}

/** Keeps a batch of equal pictures. */
export async function storeFilled(
  images: ImageService,
  value: number,
  { height, width, count = 1, channels = 3 }: { height: number; width: number; count?: number; channels?: 1 | 3 },
): Promise<StillBatch> {
  const data = new Float32Array(height * width * channels).fill(value);
  const still = await images.store({ width, height, channels, data });
  return { stills: Array.from({ length: count }, () => still) };
}

/** A batch as the constant input of a node of an expansion. */
export function asConstant({ stills }: StillBatch): Json {
  return { stills: stills.map((still) => ({ ...still })) };
}

/** The size of the constant pictures that many of the nodes answer. */
export const square512 = { height: 512, width: 512 };

/** A tensor whose numbers are made one by one. A plain loop: the methods of typed arrays take ten times as long. */
export function fillEach(shape: readonly number[], make: (at: number) => number): Tensor {
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let at = 0; at < data.length; at += 1) data[at] = make(at);
  return { shape, data };
}

export function mapEach({ shape, data }: Tensor, change: (value: number) => number): Tensor {
  return fillEach(shape, (at) => change(data[at]!));
}

/** Whether every number is this one. */
export function isAll({ data }: Tensor, value: number): boolean {
  for (let at = 0; at < data.length; at += 1) if (data[at] !== value) return false;
  return true;
}

/** Joins two tensors number by number. Sizes of 1 are repeated; missing dimensions in front count as 1. */
export function combine(a: Tensor, b: Tensor, join: (a: number, b: number) => number): Tensor {
  if (a.shape.join() === b.shape.join()) return fillEach(a.shape, (at) => join(a.data[at]!, b.data[at]!));
  const shape = broadcastShape(a.shape, b.shape);
  const stepsA = stepsOf(a.shape, shape);
  const stepsB = stepsOf(b.shape, shape);
  const index = shape.map(() => 0);
  let atA = 0;
  let atB = 0;
  return fillEach(shape, () => {
    const joined = join(a.data[atA]!, b.data[atB]!);
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      atA += stepsA[axis]!;
      atB += stepsB[axis]!;
      index[axis]! += 1;
      if (index[axis]! < shape[axis]!) break;
      atA -= stepsA[axis]! * shape[axis]!;
      atB -= stepsB[axis]! * shape[axis]!;
      index[axis] = 0;
    }
    return joined;
  });
}

function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const length = Math.max(a.length, b.length);
  const shape: number[] = new Array(length);
  for (let axis = length - 1; axis >= 0; axis -= 1) {
    const sizeA = a[axis - length + a.length] ?? 1;
    const sizeB = b[axis - length + b.length] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw failure(
        'RuntimeError',
        `The size of tensor a (${sizeA}) must match the size of tensor b (${sizeB}) at non-singleton dimension ${axis}`,
      );
    }
    shape[axis] = sizeA === 1 ? sizeB : sizeA;
  }
  return shape;
}

/** How far to go in a tensor's data for one step along each axis of the result: nowhere along repeated ones. */
function stepsOf(own: readonly number[], shape: readonly number[]): readonly number[] {
  const steps: number[] = shape.map(() => 0);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const size = own[axis - shape.length + own.length] ?? 1;
    if (size !== 1) steps[axis] = step;
    step *= size;
  }
  return steps;
}
