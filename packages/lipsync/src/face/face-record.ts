import type { FaceFlag, FaceFrame } from '../face-track.js';
import { decodeMesh, encodedMeshBytes, encodeMesh } from './mesh-codec.js';

/** Flags by bit number; the order is part of the file format. */
const flagBits: readonly FaceFlag[] = [
  'no-face',
  'too-small',
  'turned-away',
  'covered',
  'dark',
  'blurred',
  'out-of-frame',
];

const numberCount = 9;
const foundBit = 0x8000;
const headBytes = 4 + 4 * numberCount;

/** Bytes of one face in one frame. */
export const recordBytes = headBytes + encodedMeshBytes;

/** Writes a face, or with undefined a frame in which it was not found. */
export function encodeRecord(face: FaceFrame | undefined, into: DataView): void {
  if (!face) {
    new Uint8Array(into.buffer, into.byteOffset, recordBytes).fill(0);
    return;
  }
  const { pose, unit, visibility, mouthOpen, mouthWidth, luma, sharpness } = face;
  const flags = face.flags.reduce((bits, flag) => bits | (1 << flagBits.indexOf(flag)), foundBit);
  into.setUint32(0, flags, true);
  const numbers = [pose.yaw, pose.pitch, pose.roll, unit, visibility, mouthOpen, mouthWidth, luma, sharpness];
  for (const [i, number] of numbers.entries()) into.setFloat32(4 + 4 * i, number, true);
  encodeMesh(face.mesh, into, headBytes);
}

/** Reads what `encodeRecord` wrote. */
export function decodeRecord(from: DataView): FaceFrame | undefined {
  const bits = from.getUint32(0, true);
  if (!(bits & foundBit)) return undefined;
  const number = (i: number) => from.getFloat32(4 + 4 * i, true);
  return {
    mesh: decodeMesh(from, headBytes),
    pose: { yaw: number(0), pitch: number(1), roll: number(2) },
    unit: number(3),
    visibility: number(4),
    flags: flagBits.filter((_, bit) => bits & (1 << bit)),
    mouthOpen: number(5),
    mouthWidth: number(6),
    luma: number(7),
    sharpness: number(8),
  };
}
