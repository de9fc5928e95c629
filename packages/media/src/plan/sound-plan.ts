import type { Clip, ClipInfo } from '../clip.js';
import type { SoundNeed } from '../frame-op.js';
import { rescale } from '../rational-math.js';
import { type OpTable, opOf } from './describe-clip.js';

/** A stretch of a file's sound, or silence where `source` is undefined. */
export interface SoundSegment {
  /** Hash of the source clip. */
  readonly source: string | undefined;
  /** First sample, counted at the plan's rate from the start of the source clip. */
  readonly from: number;
  readonly count: number;
}

/** The whole sound of a clip as stretches of files, at one rate. */
export interface SoundPlan {
  readonly sampleRate: number;
  readonly channels: number;
  readonly sampleCount: number;
  readonly segments: readonly SoundSegment[];
}

interface Request {
  readonly clip: Clip | undefined;
  readonly from: number;
  readonly count: number;
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
  const segments: SoundSegment[] = [];
  const stack: Request[] = [{ clip, from: 0, count: sampleCount }];
  for (let request = stack.pop(); request; request = stack.pop()) {
    if (request.count <= 0) continue;
    const inside = clipToSound(request, infos, sampleRate);
    if (inside.length > 1) stack.push(...inside.reverse());
    else if (!request.clip || !inside[0]?.clip) append(segments, undefined, 0, request.count);
    else if (request.clip.inputs.length === 0) append(segments, request.clip.hash, request.from, request.count);
    else stack.push(...inputRequests(request, infos, ops, sampleRate).reverse());
  }
  return { sampleRate, channels, sampleCount, segments };
}

/** Splits a request at the ends of the clip's sound: what lies outside is silence. */
function clipToSound(request: Request, infos: ReadonlyMap<string, ClipInfo>, sampleRate: number): Request[] {
  const { clip, from, count } = request;
  const audio = clip && infos.get(clip.hash)?.audio;
  if (!audio) return [{ clip: undefined, from: 0, count }];
  const length = rescale(audio.sampleCount, sampleRate, audio.sampleRate);
  const before = Math.min(count, Math.max(0, -from));
  const after = Math.min(count - before, Math.max(0, from + count - length));
  const parts = [
    { clip: undefined, from: 0, count: before },
    { clip, from: from + before, count: count - before - after },
    { clip: undefined, from: 0, count: after },
  ];
  return parts.filter((part) => part.count > 0);
}

function inputRequests(
  { clip, from, count }: Request,
  infos: ReadonlyMap<string, ClipInfo>,
  ops: OpTable,
  sampleRate: number,
): Request[] {
  const node = clip as Clip;
  const inputs = node.inputs.map((input) => infos.get(input.hash) as ClipInfo);
  const own = opOf(node, ops).sound?.(node, inputs, { from, count, sampleRate });
  const needs: readonly SoundNeed[] = own ?? [{ input: 0, from, count }];
  return needs.map((need) => ({
    clip: need.input === undefined ? undefined : node.inputs[need.input],
    from: need.from,
    count: need.count,
  }));
}

function append(segments: SoundSegment[], source: string | undefined, from: number, count: number): void {
  const last = segments.at(-1);
  const continues = last && last.source === source && (source === undefined || last.from + last.count === from);
  if (continues) segments[segments.length - 1] = { ...last, count: last.count + count };
  else segments.push({ source, from, count });
}
