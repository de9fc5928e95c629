import type { Frame } from '@talkgraph/media';
import type { FaceFrame } from '../../face-track.js';
import { innerLowerLip, innerUpperLip, lowerLipBody, upperLipBody } from '../face-landmarks.js';
import { meanFace } from './mean-face.js';

export interface TestFaceOptions {
  readonly x?: number;
  readonly y?: number;
  /** Pixels per u. */
  readonly unit?: number;
  /** Degrees. */
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** Inner-lip gap in u, made by the lower lip and what lies below it. */
  readonly open?: number;
  readonly visibility?: number;
}

/** A mesh as the face tracker would find it, at a place and in a pose, seen by a camera without perspective. */
export function testFace(options: TestFaceOptions = {}): FaceFrame {
  const { x = 128, y = 160, unit = 80, yaw = 0, pitch = 0, roll = 0, open = 0, visibility = 1 } = options;
  const mesh = new Float32Array(3 * 468);
  const lower = new Set<number>(innerLowerLip.slice(1, -1));
  const lowerLip = new Set<number>([...lower, ...lowerLipBody]);
  const upper = new Set<number>(innerUpperLip);
  const upperLip = new Set<number>([...upper, ...upperLipBody]);
  for (let p = 0; p < 468; p++) {
    let [a, b, c] = [meanFace[3 * p]! / 1000, meanFace[3 * p + 1]! / 1000, meanFace[3 * p + 2]! / 1000];
    const below = lowerLip.has(p) || (!upperLip.has(p) && b > 0.02 && Math.abs(a) < 0.45);
    if (upper.has(p) || lower.has(p)) b = 0;
    if (below) b += open * Math.max(0, 1 - (a / 0.27) ** 2);
    [a, c] = turned(a, c, -yaw);
    [b, c] = turned(b, c, pitch);
    [a, b] = turned(a, b, -roll);
    mesh.set([x + unit * a, y + unit * b, unit * c], 3 * p);
  }
  return {
    mesh,
    pose: { yaw, pitch, roll },
    unit,
    visibility,
    flags: [],
    mouthOpen: open,
    mouthWidth: 0.5,
    luma: 130,
    sharpness: 100,
  };
}

function turned(p: number, q: number, degrees: number): [number, number] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [p * cos + q * sin, q * cos - p * sin];
}

/** A frame with skin-like tone and grain, the same for the same size. */
export function testFrame(width: number, height: number): Frame {
  const y = new Uint8Array(width * height);
  let state = 1;
  for (let i = 0; i < y.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    y[i] = 120 + Math.floor((30 * (i % width)) / width) + (state >>> 28);
  }
  const u = new Uint8Array((width >> 1) * (height >> 1)).fill(112);
  const v = new Uint8Array((width >> 1) * (height >> 1)).fill(148);
  return { width, height, y, u, v, colour: { matrix: 'bt709', fullRange: false }, [Symbol.dispose]() {} };
}

/** A copy with its own planes. */
export function copyOf(frame: Frame): Frame {
  return { ...frame, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() };
}
