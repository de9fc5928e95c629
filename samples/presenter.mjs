import { createCanvas } from '@napi-rs/canvas';
import { drawArms } from './presenter/arms.mjs';
import { paintBackground, paintPlainWall } from './presenter/background.mjs';
import { buildBody } from './presenter/body.mjs';
import { gridOver } from './presenter/field.mjs';
import { gestureTalk, restingHands } from './presenter/gesture-motion.mjs';
import { paintHair } from './presenter/hair.mjs';
import { buildHead } from './presenter/head.mjs';
import { idleSeconds, idleState } from './presenter/idle-motion.mjs';
import { keyPointsOf } from './presenter/key-points.mjs';
import { people } from './presenter/people.mjs';
import { seededRandom } from './presenter/random.mjs';
import { drawTurned, poseMatrix, turnPoint } from './presenter/turn-head.mjs';

export { gestureTalk, idleSeconds, idleState, people, restingHands };

/** A mouth at rest: lips closed, resting width. */
export const restingMouth = Object.freeze({ open: 0, width: 1 });

const frontPose = Object.freeze({ yaw: 0, pitch: 0, roll: 0, x: 0, y: 0 });
const backBox = { left: -1.8, top: -1.75, right: 1.8, bottom: 2.5 };

/**
 * Prepares an illustrated presenter; drawing a frame is quick afterwards.
 * @param {{person?: 'woman' | 'man' | object, width?: number, height?: number, detail?: number,
 *   backdrop?: 'office' | number[], framing?: 'head' | 'half'}} options the picture's size in pixels (1280 x 720), how many times finer than the
 * picture the head is drawn (1.7), what is behind the person: an office, or a wall of a colour, and
 *   how much of the person is seen: head and shoulders, or half of the body with arms and hands
 * @returns {{look: object, view: object, draw: (state?: object) => Uint8ClampedArray, keyPoints: (state?: object) => Record<string, number[]>}}
 * `draw` gives RGBA bytes, `keyPoints` the true pixel positions of face points in the same frame. Both take
 * `{time}` in seconds (idle motion) or any of `{pose, blink, gaze, mouth, hands, grain}` to set these themselves:
 * pose in degrees and head units, blink 0 to 1, mouth `{open, width}` (open: gap between the lips as a share of the
 * distance between the pupils; width: times the resting width), hands `{left, right}` the wrists in head units
 * (half framing only; null for no arms), grain the number of the noise pattern.
 */
export function createPresenter({
  person = 'woman',
  width = 1280,
  height = 720,
  detail = 1.7,
  backdrop = 'office',
  framing = 'head',
} = {}) {
  const look = typeof person === 'string' ? people[person] : person;
  const half = framing === 'half';
  const unit = half ? Math.min(height * 0.118, width * 0.16) : Math.min(height * 0.19, width * 0.27);
  const view = { unit, originX: width / 2, originY: height * (half ? 0.25 : 0.37) };
  const scale = unit * detail;
  const head = buildHead(look, scale);
  const back = flatCard(buildBack(look, scale), unit);
  const body = flatCard(buildBody(look, scale, (height - view.originY) / unit + 0.15), unit);
  const background = backdrop === 'office' ? paintBackground(width, height) : paintPlainWall(width, height, backdrop);
  const canvas = createCanvas(width, height);
  const arms = half ? look : undefined;
  const scene = { ctx: canvas.getContext('2d'), width, height, view, head, back, body, arms, background };
  return {
    width,
    height,
    look,
    view,
    draw: (state = {}) => drawFrame(scene, fullState(state)),
    keyPoints: (state = {}) => keyPointsOf(head, view, fullState(state)),
  };
}

/** Draws one frame without keeping the presenter; see createPresenter for the options. */
export function drawPresenter({ person, width, height, detail, backdrop, ...state }) {
  return createPresenter({ person, width, height, detail, backdrop }).draw(state);
}

function fullState({ time, ...given }) {
  const idle = time === undefined ? { pose: frontPose, breath: 0, blink: 0, gaze: { x: 0, y: 0 } } : idleState(time);
  const grain = time === undefined ? 0 : Math.round(time * 1000);
  return { ...idle, mouth: restingMouth, hands: restingHands, grain, ...given };
}

function buildBack(look, scale) {
  const grid = gridOver(backBox, scale);
  const canvas = createCanvas(grid.width, grid.height);
  paintHair(canvas.getContext('2d'), look, grid, 'back');
  return { canvas, grid };
}

/** Brings a layer that only slides to the picture's own scale, so that every frame draws it cheaply. */
function flatCard({ canvas, grid }, unit) {
  const width = Math.round((grid.width / grid.scale) * unit);
  const height = Math.round((grid.height / grid.scale) * unit);
  const card = createCanvas(width, height);
  const ctx = card.getContext('2d');
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(canvas, 0, 0, width, height);
  return { canvas: card, left: grid.left * unit, top: grid.top * unit };
}

function drawFrame({ ctx, width, height, view, head, back, body, arms, background }, state) {
  const matrix = poseMatrix(state.pose);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(background, 0, 0);
  // Back hair and body are too far behind for their relief to matter: they move as flat cards.
  const [hx, hy] = turnPoint(matrix, [0, 0], -0.35);
  placeCard(ctx, view, back, { x: hx, y: hy, roll: state.pose.roll });
  const lean = state.pose.x * 0.5 + state.pose.roll * 0.004;
  const sway = { x: lean, y: -0.014 * state.breath, roll: state.pose.roll * 0.12 };
  placeCard(ctx, view, body, sway);
  if (arms && state.hands) {
    placeUnits(ctx, view, sway);
    drawArms(ctx, arms, state.hands);
  }
  // A plain object: reading ImageData's own `data` for every pixel is slow.
  const frame = { width, height, data: ctx.getImageData(0, 0, width, height).data };
  drawTurned(frame, head.picture(state), head, matrix, view);
  addGrain(frame, state.grain);
  return frame.data;
}

function placeUnits(ctx, view, place) {
  placeOrigin(ctx, view, place);
  ctx.scale(view.unit, view.unit);
}

function placeCard(ctx, view, { canvas, left, top }, place) {
  placeOrigin(ctx, view, place);
  ctx.drawImage(canvas, left, top);
}

function placeOrigin(ctx, { unit, originX, originY }, { x, y, roll }) {
  ctx.setTransform(1, 0, 0, 1, originX + x * unit, originY + y * unit);
  ctx.rotate((roll * Math.PI) / 180);
}

/** A little sensor noise, different in every frame and the same in every run. */
function addGrain({ data }, seed) {
  const random = seededRandom(seed + 1);
  const noise = new Int8Array(4099);
  for (let i = 0; i < noise.length; i++) noise[i] = Math.round((random() + random() + random() - 1.5) * 3);
  let n = Math.floor(random() * noise.length);
  for (let p = 0; p < data.length; p += 4) {
    const d = noise[n];
    n = n + 1 === noise.length ? (p * 7 + seed) % 97 : n + 1;
    data[p] += d;
    data[p + 1] += d;
    data[p + 2] += d;
  }
}
