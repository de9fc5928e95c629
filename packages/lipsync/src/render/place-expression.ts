import { type FaceAction, type FaceActionAmounts, faceActions } from '../life/face-actions.js';
import type { MouthShape } from '../mouth-shape.js';
import type { ExpressionBasis } from './expression-basis.js';
import { lowerLids, upperLids } from './face-landmarks.js';
import { smoothstep } from './mouth-basis.js';

/** An eye this far open (in u) or less is closed: its lids are left alone. */
const closedEye = 0.045;
const ofMouth: ReadonlySet<FaceAction> = new Set<FaceAction>(['corner', 'stretch']);
const ofLids: ReadonlySet<FaceAction> = new Set<FaceAction>(['lidUpper', 'lidLower']);

/**
 * Adds a look to the offsets of the mesh (a, b, c per vertex). Corners of the mouth move as far as the sound allows: rounded
 * and pursed lips hold them, a wide opening holds them a little.
 * @param points x y z per mesh point in pixels, to see how far the eyes are open
 * @param unit pixels per u
 * @param gain visibility
 */
export function addExpression(
  basis: ExpressionBasis,
  amounts: FaceActionAmounts,
  shape: MouthShape,
  { points, unit, gain }: { readonly points: Float32Array; readonly unit: number; readonly gain: number },
  offsets: Float32Array,
): void {
  const mouth = mouthFreedom(shape);
  const eyes = eyeOpening(points, unit);
  for (let i = 0; i < faceActions.length; i++) {
    const action = faceActions[i]!;
    const amount = gain * amounts[i]! * (ofMouth.has(action) ? mouth : ofLids.has(action) ? eyes : 1);
    if (Math.abs(amount) < 1e-5) continue;
    addField(offsets, basis.fields[action], amount);
  }
}

/** In a function of its own, whose numbers the compiler keeps out of the heap. */
function addField(offsets: Float32Array, field: Float32Array, amount: number): void {
  for (let i = 0; i < offsets.length; i++) offsets[i]! += amount * field[i]!;
}

/** How far the corners are free, 0..1: pressing lips together (p b m) takes muscle from a smile, too. */
export function mouthFreedom({ round, width, open, press, lowerTuck }: MouthShape): number {
  const pursed = Math.max(Math.min(1, round), Math.min(1, Math.max(0, -width / 0.1)));
  const held = (1 - 0.35 * Math.min(1, press)) * (1 - 0.3 * Math.min(1, lowerTuck));
  return held * (1 - 0.75 * pursed) * (1 - 0.4 * smoothstep(0.12, 0.32, open));
}

/** How much of a smile's lift (in u) a middling opening gives way by, and the openings between which it does. */
const smileGives = 0.5;

/**
 * The mouth's opening under a smile. Lips that smile are seen as further open by face meshes: measured on a photo, with
 * corners 0.038 u up, openings of 0.02, 0.06, 0.10 u are seen as 0.012, 0.020, 0.018 u more, closed and wide ones (from 0.14)
 * by 0.005 at most. So middling openings give way by as much.
 */
export function openingUnderSmile(shape: MouthShape, amounts: FaceActionAmounts): number {
  const { open } = shape;
  const lift = Math.max(0, amounts[faceActions.indexOf('corner')]!) * mouthFreedom(shape);
  return open - smileGives * lift * smoothstep(0, 0.05, open) * (1 - smoothstep(0.09, 0.15, open));
}

/** How far the eyes are open, in u; 0 where they are as good as closed. */
function eyeOpening(points: Float32Array, unit: number): number {
  let sum = 0;
  for (let eye = 0; eye < 2; eye++) {
    const [upper, lower] = [upperLids[eye]![4]!, lowerLids[eye]![4]!];
    const [dx, dy] = [points[3 * lower]! - points[3 * upper]!, points[3 * lower + 1]! - points[3 * upper + 1]!];
    sum += Math.hypot(dx, dy) / unit / 2;
  }
  return sum * smoothstep(closedEye, 2 * closedEye, sum);
}
