import type { GainSlope } from '../frame-op.js';
import type { SoundSegment } from './sound-plan.js';

/** A stretch of a file's sound and the sample at which it is heard. */
export interface PlacedSound {
  readonly source: string;
  readonly at: number;
  readonly from: number;
  readonly count: number;
  readonly gains: readonly GainSlope[];
}

interface Strip {
  readonly segments: SoundSegment[];
  end: number;
}

/**
 * Lays stretches side by side into as few strips as their overlaps need, each filled up with silence to the whole
 * length; at least one strip.
 */
export function stripsOf(placed: readonly PlacedSound[], sampleCount: number): SoundSegment[][] {
  const strips: Strip[] = [{ segments: [], end: 0 }];
  for (const sound of [...placed].sort((a, b) => a.at - b.at)) {
    let strip = strips.find((candidate) => candidate.end <= sound.at);
    if (!strip) {
      strip = { segments: [], end: 0 };
      strips.push(strip);
    }
    fill(strip, sound.at);
    append(strip, sound);
  }
  for (const strip of strips) fill(strip, sampleCount);
  return strips.map((strip) => strip.segments);
}

function fill(strip: Strip, until: number): void {
  if (until <= strip.end) return;
  strip.segments.push({ source: undefined, from: 0, count: until - strip.end });
  strip.end = until;
}

function append(strip: Strip, { source, from, count, gains }: PlacedSound): void {
  const last = strip.segments.at(-1);
  strip.end += count;
  if (last?.source === source && last.from + last.count === from && sameGains(last.gains ?? [], gains)) {
    strip.segments[strip.segments.length - 1] = { ...last, count: last.count + count };
    return;
  }
  strip.segments.push({ source, from, count, ...(gains.length > 0 && { gains }) });
}

function sameGains(a: readonly GainSlope[], b: readonly GainSlope[]): boolean {
  const same = (x: GainSlope, y: GainSlope | undefined) =>
    x.at === y?.at && x.count === y.count && x.from === y.from && x.to === y.to;
  return a === b || (a.length === b.length && a.every((gain, i) => same(gain, b[i])));
}
