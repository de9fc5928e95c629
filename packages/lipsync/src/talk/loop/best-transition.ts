import type { PlaylistRun } from '../../contract.js';
import { exitRange, findJumps, type Jump, type JumpLimits } from './find-jumps.js';
import { isIdle } from './is-idle.js';
import type { LoopFeatures } from './loop-features.js';
import { type PlaylistBuilder, playlistBuilder } from './playlist-builder.js';
import { seededRandom } from './seeded-random.js';
import { pingPongPlaylist } from './simple-policies.js';
import { turnCost } from './transition-cost.js';
import { type Segment, usableSegments } from './usable-segments.js';

/** A repeated stretch shorter than this is seen as a loop. */
const shortestLoopSeconds = 2;
/** How long before a segment's end it may be left, so that not every pass ends at the same frame. */
const tailSeconds = 4;
/** 200–240 ms at 25–30 fps: long enough to hide a small difference, short enough not to ghost. */
const blendSeconds = 0.22;
/** A jump of this cost hardly shows (see `jumpCost`); above it, turning round may look better. */
const goodEnough = 1;
/** Jumps up to this much dearer than the best are used for variety. */
const varietyMargin = 0.5;
/** Cost of having jumped there just before; it fades by a fifth with every jump. */
const repeatPenalty = 0.25;
/** Below this a template has no room for a cross-fade; playing there and back is all that can be done. */
const fewestFrames = 8;

/**
 * Lengthens a template without a visible seam: plays it to near its end, then jumps, with a short cross-fade, to the
 * place that looks and moves most alike; where no place is alike enough and the template is idle, turns round at a
 * moment of little motion. The choice among good jumps varies by a seeded stream, so a long video does not repeat
 * one loop, and the same request gives the same playlist.
 */
export function bestTransitionPlaylist(
  framesNeeded: number,
  features: LoopFeatures,
  seed: number,
): readonly PlaylistRun[] {
  const last = features.frameCount - 1;
  if (features.frameCount < fewestFrames) return pingPongPlaylist(framesNeeded, { from: 0, to: last });
  return new TemplateWalk(framesNeeded, features, seed).run();
}

/** Where the walk over the template is, and what it has used already. */
class TemplateWalk {
  readonly #features: LoopFeatures;
  readonly #segments: readonly Segment[];
  readonly #limits: JumpLimits;
  readonly #random: () => number;
  readonly #builder: PlaylistBuilder;
  readonly #mayReverse: boolean;
  readonly #jumps = new Map<Segment, readonly Jump[]>();
  readonly #used = new Map<number, number>();

  constructor(framesNeeded: number, features: LoopFeatures, seed: number) {
    const { frameCount, framesPerSecond } = features;
    const shortest = Math.max(
      1,
      Math.min(Math.round(shortestLoopSeconds * framesPerSecond), Math.floor(frameCount * 0.6)),
    );
    this.#features = features;
    this.#segments = usableSegments(features, shortest);
    this.#limits = { blend: blendFrames(features), shortest, tail: Math.round(tailSeconds * framesPerSecond) };
    this.#random = seededRandom(seed);
    this.#builder = playlistBuilder(framesNeeded);
    this.#mayReverse = isIdle(features);
  }

  run(): readonly PlaylistRun[] {
    let segment = this.#segments[0] as Segment;
    let position = segment.from;
    let blend = 0;
    while (this.#builder.remaining > 0) {
      const left = segment.to - position + 1;
      if (this.#builder.remaining <= left) {
        this.#builder.add(position, 1, left, blend);
        break;
      }
      const jump = this.#chooseJump(segment, position);
      const turn = this.#mayReverse ? this.#chooseTurn(segment, position) : undefined;
      if (turn && jump.cost > goodEnough && turn.cost < jump.cost) {
        this.#builder.add(position, 1, turn.high - position + 1, blend);
        this.#builder.add(turn.high - 1, -1, turn.high - turn.low);
        position = turn.low + 1;
        blend = 0;
        continue;
      }
      this.#builder.add(position, 1, jump.from - position, blend);
      position = jump.to;
      blend = this.#limits.blend;
      segment = this.#segments.find((s) => jump.to >= s.from && jump.to <= s.to) as Segment;
      this.#remember(jump.to);
    }
    return this.#builder.runs;
  }

  /** A good jump out of this segment, not the one taken last time if another is about as good. */
  #chooseJump(segment: Segment, position: number): Jump {
    const known = this.#jumpsFrom(segment);
    const long = known.filter((jump) => jump.from - position >= this.#limits.shortest);
    const reachable = long.length > 0 ? long : known.filter((jump) => jump.from > position + this.#limits.blend);
    const jumps = reachable.length > 0 ? reachable : known.filter((jump) => jump.from > position);
    const cheapest = jumps.reduce((low, jump) => Math.min(low, jump.cost), Number.POSITIVE_INFINITY);
    const good = jumps.filter((jump) => jump.cost <= cheapest + varietyMargin);
    let chosen = good[0] as Jump;
    let lowest = Number.POSITIVE_INFINITY;
    for (const jump of good) {
      const score = jump.cost + repeatPenalty * this.#usage(jump.to) + 0.2 * this.#random();
      if (score < lowest) [lowest, chosen] = [score, jump];
    }
    return chosen;
  }

  /** Where to turn back, and where to turn forward again, at the slowest moments near the segment's ends. */
  #chooseTurn(segment: Segment, position: number): { high: number; low: number; cost: number } {
    const tail = exitRange(segment, { ...this.#limits, blend: 1 });
    const high = this.#slowest(Math.max(tail.from, position + 1), segment.to);
    const low = this.#slowest(
      segment.from,
      Math.min(segment.from + this.#limits.tail, Math.max(segment.from, high - this.#limits.shortest)),
    );
    return { high, low, cost: Math.max(turnCost(this.#features, high), turnCost(this.#features, low)) };
  }

  #slowest(from: number, to: number): number {
    let slowest = Math.min(from, to);
    let lowest = Number.POSITIVE_INFINITY;
    for (let n = slowest; n <= to; n++) {
      const score = turnCost(this.#features, n) + 0.1 * this.#random();
      if (score < lowest) [lowest, slowest] = [score, n];
    }
    return slowest;
  }

  #jumpsFrom(segment: Segment): readonly Jump[] {
    const known = this.#jumps.get(segment);
    if (known) return known;
    const last = exitRange(segment, this.#limits).to;
    const anywhere = findJumps(this.#features, this.#segments, segment, this.#limits);
    // From the very last exit there must always be a way on, whichever frame the segment was entered at.
    const atLast = findJumps(this.#features, this.#segments, segment, { ...this.#limits, tail: 0 });
    const jumps = [...anywhere, ...atLast];
    if (jumps.length === 0) jumps.push({ from: last, to: segment.from, cost: Number.POSITIVE_INFINITY });
    this.#jumps.set(segment, jumps);
    return jumps;
  }

  #usage(frame: number): number {
    return this.#used.get(this.#bucket(frame)) ?? 0;
  }

  #remember(frame: number): void {
    for (const [bucket, count] of this.#used) this.#used.set(bucket, count * 0.8);
    this.#used.set(this.#bucket(frame), this.#usage(frame) + 1);
  }

  #bucket(frame: number): number {
    return Math.floor((2 * frame) / this.#features.framesPerSecond);
  }
}

/** 5–6 frames at the usual rates, less where the template is too short to spare them. */
function blendFrames(features: LoopFeatures): number {
  return Math.max(
    1,
    Math.min(Math.round(blendSeconds * features.framesPerSecond), Math.floor(features.frameCount / 5)),
  );
}
