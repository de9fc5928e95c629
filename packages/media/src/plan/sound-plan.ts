import type { Clip, ClipInfo } from '../clip.js';
import type { GainSlope, SoundNeed } from '../frame-op.js';
import { rescale } from '../rational-math.js';
import { type OpTable, opOf } from './describe-clip.js';
import { type PlacedSound, stripsOf } from './sound-strips.js';

/** A stretch of a file's sound, or silence where `source` is undefined. */
export interface SoundSegment {
  /** Hash of the source clip. */
  readonly source: string | undefined;
  /** First sample, counted at the plan's rate from the start of the source clip. */
  readonly from: number;
  readonly count: number;
  /** Factors it is multiplied by, counted in samples of the whole plan. */
  readonly gains?: readonly GainSlope[];
}

/** The whole sound of a clip as stretches of files, at one rate. */
export interface SoundPlan {
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
  /** One after another, from the first sample to the last. */
  readonly segments: readonly SoundSegment[];
  /** Strips of the same length that are added on top, where sounds overlap. */
  readonly overlays?: readonly (readonly SoundSegment[])[];
}

/** A stretch that is still to be followed down: samples `from`… of a clip, heard at `at`. */
interface Request {
  readonly clip: Clip | undefined;
  readonly at: number;
  readonly from: number;
  readonly count: number;
  readonly gains: readonly GainSlope[];
}

/**
 * Where every sample of a clip comes from; undefined for a clip without sound.
 * @param soundRate samples per second of the plan; by default the clip's own
 */
export function planSound(
  clip: Clip,
  infos: ReadonlyMap<string, ClipInfo>,
  ops: OpTable,
  soundRate?: number,
): SoundPlan | undefined {
  const audio = infos.get(clip.hash)?.audio;
  if (!audio) return undefined;
  const { channels } = audio;
  const sampleRate = soundRate ?? audio.sampleRate;
  const sampleCount = rescale(audio.sampleCount, sampleRate, audio.sampleRate);
  const placed: PlacedSound[] = [];
  const stack: Request[] = [{ clip, at: 0, from: 0, count: sampleCount, gains: [] }];
  for (let request = stack.pop(); request; request = stack.pop()) {
    const heard = insideClip(request, infos, sampleRate);
    if (!heard) continue;
    const node = heard.clip as Clip;
    const isFile = node.inputs.length === 0 && !opOf(node, ops).sound;
    if (isFile) placed.push({ ...heard, source: node.hash });
    else stack.push(...inputRequests(heard, infos, ops, sampleRate).reverse());
  }
  const [segments = [], ...overlays] = stripsOf(placed, sampleCount);
  return { sampleRate, channels, sampleCount, segments, ...(overlays.length > 0 && { overlays }) };
}

/** The part of a request that lies inside the clip's sound: what lies outside is silence. */
function insideClip(request: Request, infos: ReadonlyMap<string, ClipInfo>, sampleRate: number): Request | undefined {
  const { clip, from, count } = request;
  const audio = clip && infos.get(clip.hash)?.audio;
  if (!audio) return undefined;
  const length = rescale(audio.sampleCount, sampleRate, audio.sampleRate);
  const before = Math.max(0, -from);
  const inside = Math.min(from + count, length) - Math.max(0, from);
  return inside > 0 ? { ...request, at: request.at + before, from: from + before, count: inside } : undefined;
}

function inputRequests(
  { clip, at, from, count, gains }: Request,
  infos: ReadonlyMap<string, ClipInfo>,
  ops: OpTable,
  sampleRate: number,
): Request[] {
  const node = clip as Clip;
  const inputs = node.inputs.map((input) => infos.get(input.hash) as ClipInfo);
  const own = opOf(node, ops).sound?.(node, inputs, { from, count, sampleRate });
  const needs: readonly SoundNeed[] = own ?? [{ input: 0, from, count }];
  // The op counts its own samples from the clip's start; the plan counts from the start of what is rendered.
  const shift = at - from;
  let next = from;
  return needs.map((need) => {
    const start = need.at ?? next;
    next = start + need.count;
    const added = (need.gains ?? []).map((gain) => ({ ...gain, at: gain.at + shift }));
    return {
      clip: need.input === undefined ? undefined : node.inputs[need.input],
      at: start + shift,
      from: need.from,
      count: need.count,
      gains: added.length > 0 ? [...gains, ...added] : gains,
    };
  });
}
