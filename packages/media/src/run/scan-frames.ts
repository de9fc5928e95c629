import { AV_NOPTS_VALUE, AV_PKT_FLAG_DISCARD, AV_PKT_FLAG_KEY } from 'node-av/constants';
import { Packet, type Stream } from 'node-av/lib';
import { throwIfCancelled } from '../errors.js';
import type { Rational } from '../rational.js';
import { isEnd } from './ffmpeg-code.js';
import type { MediaInput } from './media-input.js';

/** A packet from which decoding can start. */
export interface Keyframe {
  readonly pts: number;
  readonly dts: number;
}

/** When every frame of a video stream is shown, read from its packets alone (nothing is decoded). */
export interface FrameTimes {
  readonly timeBase: Rational;
  /** Presentation times in display order, without repeats, in units of `timeBase`. */
  readonly times: Float64Array;
  /** Where decoding can start, by presentation time. */
  readonly keyframes: readonly Keyframe[];
  /** How long the last frame is shown, in units of `timeBase`; 0 when the file does not say. */
  readonly lastDuration: number;
  /**
   * True when the file gives no presentation times (as AVI) or starts its clock anew in the middle (films joined end to
   * end): `times` then counts frames, and a reader counts what it decodes from the start.
   */
  readonly counted: boolean;
}

interface PacketTimes {
  readonly pts: number[];
  readonly keyframes: Keyframe[];
  durations: Map<number, number>;
  missing: number;
  shown: number;
  /** Places where the clock was set anew: films joined end to end. */
  breaks: number;
  lastDts: number | undefined;
}

/** Reads every packet of a video stream and lists when frames are shown. Headers are not trusted. */
export async function scanFrames(input: MediaInput, stream: Stream, signal?: AbortSignal): Promise<FrameTimes> {
  input.select(stream);
  const seen: PacketTimes = {
    pts: [],
    keyframes: [],
    durations: new Map(),
    missing: 0,
    shown: 0,
    breaks: 0,
    lastDts: undefined,
  };
  using packet = new Packet();
  packet.alloc();
  const clock = { ticksPerSecond: stream.timeBase.den / stream.timeBase.num, restarts: restartsClock(input) };
  let failures = 0;
  while (failures < 100) {
    throwIfCancelled(signal);
    const code = await input.context.readFrame(packet);
    if (isEnd(code)) break;
    if (code < 0) {
      failures++;
      continue;
    }
    failures = 0;
    if (packet.streamIndex === stream.index) note(packet, seen, clock);
    packet.unref();
  }
  const timeBase = Object.freeze({ num: stream.timeBase.num, den: stream.timeBase.den });
  return seen.missing > 0 || seen.breaks > 0 ? countedTimes(stream, seen) : presentedTimes(timeBase, seen);
}

/** True for containers that are made to be cut and joined, where a jump of the clock is a new start and not a pause. */
export function restartsClock(input: MediaInput): boolean {
  return /^mpeg(ts)?$/.test(input.context.iformat?.name ?? '');
}

/** Seconds that the clock may go back by accident, or forward in a container that restarts it (FFmpeg's own limit). */
const backLimit = 1;
export const forwardLimit = 10;

interface Clock {
  readonly ticksPerSecond: number;
  readonly restarts: boolean;
}

function note(packet: Packet, seen: PacketTimes, clock: Clock): void {
  const { pts, dts, flags } = packet;
  const hasPts = pts !== AV_NOPTS_VALUE;
  const shownAt = Number(hasPts ? pts : dts);
  const decodedAt = dts === AV_NOPTS_VALUE ? shownAt : Number(dts);
  const step = (decodedAt - (seen.lastDts ?? decodedAt)) / clock.ticksPerSecond;
  if (step < -backLimit || (clock.restarts && step > forwardLimit)) seen.breaks++;
  seen.lastDts = decodedAt;
  if ((flags & AV_PKT_FLAG_KEY) !== 0 && hasPts) seen.keyframes.push({ pts: shownAt, dts: decodedAt });
  if ((flags & AV_PKT_FLAG_DISCARD) !== 0) return;
  seen.shown++;
  if (!hasPts) {
    seen.missing++;
    return;
  }
  seen.pts.push(shownAt);
  if (packet.duration > 0n) seen.durations.set(shownAt, Number(packet.duration));
}

function presentedTimes(timeBase: Rational, seen: PacketTimes): FrameTimes {
  const times = Float64Array.from(new Set(seen.pts)).sort();
  const last = times.at(-1);
  return {
    timeBase,
    times,
    keyframes: seen.keyframes.sort((a, b) => a.pts - b.pts),
    lastDuration: last === undefined ? 0 : (seen.durations.get(last) ?? 0),
    counted: false,
  };
}

/** Without presentation times the nominal rate is all there is: one packet, one frame. */
function countedTimes(stream: Stream, seen: PacketTimes): FrameTimes {
  const rate = stream.avgFrameRate.num > 0 ? stream.avgFrameRate : stream.rFrameRate;
  const timeBase = rate.num > 0 ? { num: rate.den, den: rate.num } : { num: 1, den: 25 };
  const times = Float64Array.from({ length: seen.shown }, (_, i) => i);
  return { timeBase: Object.freeze(timeBase), times, keyframes: [], lastDuration: 1, counted: true };
}
