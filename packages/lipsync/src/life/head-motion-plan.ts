import type { HeadSway } from '../render/still/head-sway.js';
import { seededRandom } from '../talk/loop/seeded-random.js';
import type { HeadMotionControls, HeadMotionStyle } from './head-motion-controls.js';
import type { Intonation, SpokenPhrase } from './intonation.js';
import { MotionCurve } from './motion-curve.js';
import { weightOf } from './sample-intonation.js';

/** Sizes in radians at amount 1. Real speakers nod by 1 to 6 degrees; a picture can be turned by about two unseen. */
interface Manner {
  /** A stressed syllable's dip, at full stress. */
  readonly nod: number;
  /** At least this many seconds between two nods. */
  readonly nodsApart: number;
  /** How far the head is held differently from phrase to phrase. */
  readonly posture: number;
  /** Slow drift that never ends. */
  readonly drift: number;
}

const manners: Readonly<Record<HeadMotionStyle, Manner>> = {
  calm: { nod: 0.011, nodsApart: 0.9, posture: 0.009, drift: 0.004 },
  natural: { nod: 0.019, nodsApart: 0.5, posture: 0.017, drift: 0.006 },
  lively: { nod: 0.028, nodsApart: 0.35, posture: 0.026, drift: 0.008 },
};

/** Seconds that a nod goes down before the stress and comes back after it. */
const nodDown = 0.2;
const nodBack = 0.36;
/** A head follows an accent a little late (Hadar et al. 1983: up to 0.1 s). */
const nodLate = 0.04;
/** A phrase that ends this many semitones up sounds like a question. */
const questionRise = 3;
/** No turn goes beyond this, whatever adds up. */
const most = 0.055;

/**
 * Plans the head's motion for a recording: it dips on stressed syllables (Hadar, Steiner, Grant & Rose 1983; Munhall et al.
 * 2004; Graf et al. 2002), is held differently from phrase to phrase, settles where a phrase ends, tilts at questions, and
 * drifts slowly all the time. The same for the same seed, sound and controls.
 */
export function planHeadMotion(
  intonation: Intonation,
  durationSeconds: number,
  controls: HeadMotionControls,
  seed: number,
): (seconds: number) => HeadSway {
  const curve = new MotionCurve(durationSeconds);
  const manner = manners[controls.style];
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  holdPhrases(curve, intonation.phrases, manner, between);
  addNods(curve, intonation, manner, between);
  for (const phrase of intonation.phrases) endPhrase(curve, phrase, asks(phrase, controls), manner, between);
  const drift = driftOf(manner.drift, seed);
  return (seconds) => {
    // Ease in, so that the first frame is the picture as it is.
    const start = Math.min(1, seconds / 1.2);
    const gain = controls.amount * start * start * (3 - 2 * start);
    const slow = drift(seconds);
    const turn = (kind: 'yaw' | 'pitch' | 'roll') =>
      most * Math.tanh((gain * (slow[kind] + curve.at(kind, seconds))) / most);
    return {
      yaw: turn('yaw'),
      pitch: turn('pitch'),
      roll: turn('roll'),
      across: gain * slow.across,
      down: gain * slow.down,
    };
  };
}

type Between = (low: number, high: number) => number;

/** Every phrase holds the head another way; longer pauses bring it nearly back. */
function holdPhrases(
  curve: MotionCurve,
  phrases: readonly SpokenPhrase[],
  { posture }: Manner,
  between: Between,
): void {
  const held = { yaw: 0, pitch: 0, roll: 0 };
  const turnTo = (goal: typeof held, from: number, over: number) => {
    for (const kind of ['yaw', 'pitch', 'roll'] as const) curve.step(kind, goal[kind] - held[kind], from, over);
    Object.assign(held, goal);
  };
  phrases.forEach((phrase, i) => {
    const { startSeconds, endSeconds } = phrase;
    // The other side more often than not: heads look from one to the other.
    const side = held.yaw > 0 ? -1 : 1;
    for (let at = startSeconds - 0.15; at < Math.max(startSeconds, endSeconds - 1.2); at += between(2.4, 4.2)) {
      const yaw = (at < startSeconds ? side : between(-1, 1)) * between(0.25, 1) * posture;
      const roll = 0.45 * between(-1, 1) * posture - 0.25 * yaw;
      turnTo({ yaw, roll, pitch: 0.4 * between(-1, 0.6) * posture }, at, between(0.55, 0.95));
    }
    const next = phrases[i + 1]?.startSeconds ?? Infinity;
    if (next - endSeconds < 0.7) return;
    turnTo({ yaw: 0.3 * held.yaw, roll: 0.2 * held.roll, pitch: 0 }, endSeconds + 0.1, between(0.7, 1.1));
  });
}

/** Dips on stressed syllables: on the strong ones always, on the others now and then, never too close together. */
function addNods(curve: MotionCurve, { stresses }: Intonation, { nod, nodsApart }: Manner, between: Between): void {
  let last = -Infinity;
  for (const stress of stresses) {
    const weight = weightOf(stress);
    const size = nod * (0.3 + 0.7 * weight) * between(0.7, 1.2);
    const aside = size * between(-0.3, 0.3);
    const taken = weight > 0.5 || between(0, 1) < 0.3 + weight;
    if (!taken || stress.seconds - last < nodsApart) continue;
    last = stress.seconds;
    const at = last + nodLate;
    curve.bump('pitch', size, { from: at - nodDown, peak: at, to: at + nodBack });
    curve.bump('roll', aside, { from: at - nodDown, peak: at + 0.05, to: at + nodBack + 0.15 });
  }
}

/** A statement settles downwards; a question lifts the chin and tilts the head until it is over. */
function endPhrase(
  curve: MotionCurve,
  { startSeconds, endSeconds }: SpokenPhrase,
  question: boolean,
  { posture, nod }: Manner,
  between: Between,
): void {
  if (endSeconds - startSeconds < 0.5) return;
  if (!question) {
    const size = 0.45 * nod * between(0.7, 1.2);
    curve.bump('pitch', size, { from: endSeconds - 0.35, peak: endSeconds + 0.05, to: endSeconds + 0.8 });
    return;
  }
  const tilt = (between(0, 1) < 0.5 ? -1 : 1) * posture * between(1.1, 1.5);
  const from = Math.max(startSeconds, endSeconds - 0.75);
  curve.step('roll', tilt, from, 0.6);
  curve.step('roll', -tilt, endSeconds + 0.35, 0.8);
  curve.step('pitch', -0.5 * posture, from, 0.6);
  curve.step('pitch', 0.5 * posture, endSeconds + 0.2, 0.8);
}

function asks({ endSeconds, riseSemitones }: SpokenPhrase, { questions }: HeadMotionControls): boolean {
  if (!questions) return riseSemitones >= questionRise;
  return questions.some((seconds) => Math.abs(seconds - endSeconds) < 0.5);
}

/** Slow drift: sums of sines whose periods have no common measure. */
function driftOf(size: number, seed: number): (seconds: number) => HeadSway {
  const phase = (k: number) => ((Math.imul(seed + k, 0x9e3779b1) >>> 0) / 2 ** 32) * 2 * Math.PI;
  const wave = (seconds: number, k: number, period: number) =>
    0.6 * Math.sin((2 * Math.PI * seconds) / period + phase(k)) +
    0.4 * Math.sin((2 * Math.PI * seconds) / (period * 0.443) + phase(k + 7));
  return (seconds) => ({
    yaw: 1.2 * size * wave(seconds, 1, 7.3),
    pitch: 0.8 * size * wave(seconds, 2, 5.9),
    roll: 0.8 * size * wave(seconds, 3, 8.7),
    across: size * wave(seconds, 5, 6.7),
    down: 0.5 * size * wave(seconds, 6, 4.7),
  });
}
