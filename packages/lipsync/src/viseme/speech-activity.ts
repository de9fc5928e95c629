/** Rows first to end − 1 in which somebody speaks. */
export interface SpeechRun {
  readonly first: number;
  readonly end: number;
}

/** Rows whose total band power is below this, natural log: about −65 dB of full scale, where nothing can be heard. */
const inaudible = Math.log(1e-7);
/** Half width of the mean over the pause probability. */
const smoothRows = 4;
/** A run begins where the mean probability of speech passes `enter` and ends where it falls below `leave`. */
const enter = 0.55;
const leave = 0.4;
/** Shorter bursts are clicks, not speech; shorter gaps belong to the speech around them (closures of stops). */
const shortestSpeechRows = 8;
const shortestGapRows = 12;

/**
 * Finds the stretches of speech from the model's probability of a pause and the loudness, one number a row each.
 * Digital silence is never speech, whatever the model thinks.
 */
export function findSpeech(pauseProbability: Float32Array, loudness: Float32Array): SpeechRun[] {
  const speech = smoothed(pauseProbability, loudness);
  const runs: SpeechRun[] = [];
  let first = -1;
  for (let t = 0; t <= speech.length; t++) {
    const level = t < speech.length ? speech[t]! : 0;
    if (first < 0 && level > enter) first = t;
    else if (first >= 0 && level < leave) {
      runs.push({ first, end: t });
      first = -1;
    }
  }
  return joinClose(runs).filter((run) => run.end - run.first >= shortestSpeechRows);
}

function smoothed(pauseProbability: Float32Array, loudness: Float32Array): Float32Array {
  const speech = pauseProbability.map((pause, t) => (loudness[t]! < inaudible ? 0 : 1 - pause));
  return speech.map((_, t) => {
    let sum = 0;
    for (let k = -smoothRows; k <= smoothRows; k++) sum += speech[t + k] ?? 0;
    return sum / (2 * smoothRows + 1);
  });
}

function joinClose(runs: readonly SpeechRun[]): SpeechRun[] {
  const out: SpeechRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && run.first - last.end < shortestGapRows) out[out.length - 1] = { first: last.first, end: run.end };
    else out.push(run);
  }
  return out;
}
