import { vadFrame, vadSampleRate } from './speech-probabilities.js';

/** A stretch in which someone speaks. */
export interface SpeechStretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What counts as a part of its own. */
export interface SpeechPartOptions {
  /** Probability from which on a frame is speech; 0.5 where left out. It ends 0.15 below (Silero's own margin). */
  readonly threshold?: number;
  /** Shorter pauses do not part; 0.5 s where left out. */
  readonly minPauseSeconds?: number;
  /** What is left of the pause on each side, so that no consonant is cut; 0.15 s where left out. */
  readonly paddingSeconds?: number;
  /** Shorter sounds are no speech; 0.15 s where left out. */
  readonly minSpeechSeconds?: number;
  /** Longer parts are cut where speech is least probable; none where left out. */
  readonly maxSeconds?: number;
}

interface Run {
  readonly from: number;
  /** The frame after the last. */
  readonly to: number;
}

const framesPerSecond = vadSampleRate / vadFrame;

/**
 * Turns probabilities into parts, in order and without overlap.
 * @param probabilities as `speechProbabilities` answers them
 * @param durationSeconds length of the sound: no part reaches beyond it
 */
export function speechParts(
  probabilities: Float32Array,
  durationSeconds: number,
  options: SpeechPartOptions = {},
): readonly SpeechStretch[] {
  const { threshold = 0.5, minPauseSeconds = 0.5, paddingSeconds = 0.15, minSpeechSeconds = 0.15 } = options;
  const joined = joinedRuns(speechRuns(probabilities, threshold), Math.max(1, minPauseSeconds * framesPerSecond));
  const spoken = joined.filter(({ from, to }) => to - from >= minSpeechSeconds * framesPerSecond);
  const most = options.maxSeconds ? Math.max(2, (options.maxSeconds - 2 * paddingSeconds) * framesPerSecond) : Infinity;
  const runs = spoken.flatMap((run) => cutRun(run, probabilities, most));
  return padded(runs, durationSeconds, paddingSeconds);
}

function speechRuns(probabilities: Float32Array, threshold: number): Run[] {
  const end = Math.max(0.01, threshold - 0.15);
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= probabilities.length; i++) {
    const probability = probabilities[i] ?? 0;
    if (from < 0 && probability >= threshold) from = i;
    if (from >= 0 && probability < end) {
      runs.push({ from, to: i });
      from = -1;
    }
  }
  return runs;
}

function joinedRuns(runs: readonly Run[], leastGap: number): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && run.from - last.to < leastGap) joined[joined.length - 1] = { from: last.from, to: run.to };
    else joined.push(run);
  }
  return joined;
}

/** Cuts in the later half of what may be kept together, where speech is least probable. */
function cutRun(run: Run, probabilities: Float32Array, most: number): Run[] {
  const parts: Run[] = [];
  let { from } = run;
  while (run.to - from > most) {
    const latest = from + Math.floor(most);
    let cut = latest;
    for (let i = from + Math.ceil(most / 2); i < latest; i++) {
      if ((probabilities[i] as number) < (probabilities[cut] as number)) cut = i;
    }
    parts.push({ from, to: cut });
    from = cut;
  }
  return [...parts, { from, to: run.to }];
}

/** Room on both sides, but never more than half of the pause: neighbours do not share a sample. */
function padded(runs: readonly Run[], durationSeconds: number, padding: number): SpeechStretch[] {
  return runs.map(({ from, to }, i) => {
    const before = runs[i - 1];
    const after = runs[i + 1];
    const [start, end] = [from / framesPerSecond, to / framesPerSecond];
    const roomBefore = before ? (start - before.to / framesPerSecond) / 2 : start;
    const roomAfter = after ? (after.from / framesPerSecond - end) / 2 : Infinity;
    return {
      startSeconds: Math.max(0, start - Math.min(padding, roomBefore)),
      endSeconds: Math.min(durationSeconds, end + Math.min(padding, roomAfter)),
    };
  });
}
