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
const tailSeconds = 10;
/** The first pass, and the frames at which the direction turns, keep nearer to the segment's ends than that. */
const nearEndSeconds = 4;
/** 200–240 ms at 25–30 fps: long enough to hide a small difference, short enough not to ghost. */
const blendSeconds = 0.22;
/** A jump of this cost hardly shows (see `jumpCost`); above it, turning round may look better. */
const goodEnough = 1;
/** Moves up to this much dearer than the best, or by two fifths of it, are used for variety. */
const varietyMargin = 0.5;
/** A pass this long is remembered by nobody; what a pass much shorter costs, because its repetition is noticed. */
const longPassSeconds = 8;
const shortPassPenalty = 1.5;
/** Cost of having just been within a second of a frame; it fades by a fifth with every move. */
const repeatPenalty = 0.4;
/** What playing backwards costs by itself: breath and cloth move the wrong way. */
const reversalPenalty = 0.3;
/** Size of the random part of a move's score: decides between moves that look alike. */
const noise = 0.2;
/** Moves older than this have faded to nothing (0.8^20 is 1 %). */
const rememberedFrames = 40;
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

/** Play to `high`, back to `low`, and forward again. */
interface Turn {
  readonly high: number;
  readonly low: number;
  readonly cost: number;
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
  /** Frames jumped from, jumped to or turned at, latest first. */
  readonly #used: { readonly frame: number; weight: number }[] = [];

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
      const turn = this.#mayReverse && this.#chooseTurn(segment, position);
      if (turn && this.#prefersTurn(turn, jump)) {
        this.#builder.add(position, 1, turn.high - position + 1, blend);
        this.#builder.add(turn.high - 1, -1, turn.high - turn.low);
        position = turn.low + 1;
        blend = 0;
        this.#remember(turn.high, turn.low);
      } else {
        this.#builder.add(position, 1, jump.from - position, blend);
        position = jump.to;
        blend = this.#limits.blend;
        segment = this.#segments.find((s) => jump.to >= s.from && jump.to <= s.to) as Segment;
        this.#remember(jump.from, jump.to);
      }
    }
    return this.#builder.runs;
  }

  /** A good jump out of this segment, not one like those just taken if another is about as good. */
  #chooseJump(segment: Segment, position: number): Jump {
    const known = this.#jumpsFrom(segment);
    const lastExit = exitRange(segment, this.#limits).to;
    // All of the template is shown once before parts of it are left out for variety.
    const earliest = this.#used.length === 0 ? lastExit - this.#nearEnd(segment) : 0;
    const after = (count: number, exit = 0) => known.filter((j) => j.from >= exit && j.from - position >= count);
    const { shortest, blend } = this.#limits;
    const choices = [after(shortest, earliest), after(shortest), after(blend), after(1)];
    const jumps = choices.find((list) => list.length > 0) as readonly Jump[];
    const full = Math.min(lastExit - segment.from, longPassSeconds * this.#features.framesPerSecond);
    const missing = (jump: Jump) => Math.max(0, 1 - (jump.from - position) / full);
    const moves = jumps.map((jump) => ({ jump, cost: jump.cost + shortPassPenalty * missing(jump) }));
    return this.#varied(moves, ({ jump }) => [jump.from, jump.to]).jump;
  }

  /** A jump that shows gives way to a turn that shows less; one that does not, only when it was used a lot. */
  #prefersTurn(turn: Turn, jump: Jump): boolean {
    const bias = jump.cost > goodEnough ? 0 : reversalPenalty;
    const jumpScore = jump.cost + repeatPenalty * this.#usage([jump.from, jump.to]);
    return turn.cost + bias + repeatPenalty * this.#usage([turn.high, turn.low]) < jumpScore;
  }

  /** Where to turn back, and where to turn forward again: slow moments near the segment's ends. */
  #chooseTurn(segment: Segment, position: number): Turn {
    const near = this.#nearEnd(segment);
    const high = this.#slowMoment(Math.max(segment.to - near, position + 1), segment.to);
    const lowest = Math.max(segment.from, Math.min(segment.from + near, high.frame - 1));
    const low = this.#slowMoment(segment.from, lowest);
    return { high: high.frame, low: low.frame, cost: Math.max(high.cost, low.cost) };
  }

  #slowMoment(from: number, to: number): { frame: number; cost: number } {
    const first = Math.min(from, to);
    const moments = Array.from({ length: to - first + 1 }, (_, i) => ({
      frame: first + i,
      cost: turnCost(this.#features, first + i),
    }));
    return this.#varied(moments, (moment) => [moment.frame]);
  }

  /** Of the moves about as cheap as the cheapest, one whose frames were not used lately. */
  #varied<Move extends { readonly cost: number }>(moves: readonly Move[], framesOf: (move: Move) => number[]): Move {
    const cheapest = moves.reduce((low, move) => Math.min(low, move.cost), Number.POSITIVE_INFINITY);
    let chosen = moves[0] as Move;
    let lowest = Number.POSITIVE_INFINITY;
    for (const move of moves) {
      if (move.cost > cheapest + Math.max(varietyMargin, 0.4 * cheapest)) continue;
      const score = move.cost + repeatPenalty * this.#usage(framesOf(move)) + noise * this.#random();
      if (score < lowest) [lowest, chosen] = [score, move];
    }
    return chosen;
  }

  #nearEnd(segment: Segment): number {
    const third = Math.floor((segment.to - segment.from + 1) / 3);
    return Math.min(third, Math.round(nearEndSeconds * this.#features.framesPerSecond));
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

  /** How much these frames' neighbourhoods were used lately, the most used one counting. */
  #usage(frames: readonly number[]): number {
    const second = this.#features.framesPerSecond;
    return Math.max(
      ...frames.map((frame) =>
        this.#used.reduce((sum, use) => sum + (Math.abs(use.frame - frame) < second ? use.weight : 0), 0),
      ),
    );
  }

  #remember(...frames: readonly number[]): void {
    for (const use of this.#used) use.weight *= 0.8;
    for (const frame of frames) this.#used.unshift({ frame, weight: 1 });
    this.#used.length = Math.min(this.#used.length, rememberedFrames);
  }
}

/** 5–6 frames at the usual rates, less where the template is too short to spare them. */
function blendFrames(features: LoopFeatures): number {
  return Math.max(
    1,
    Math.min(Math.round(blendSeconds * features.framesPerSecond), Math.floor(features.frameCount / 5)),
  );
}
