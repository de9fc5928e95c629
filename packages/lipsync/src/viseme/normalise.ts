import { melBands } from '@talkgraph/media';

/** Numbers per row of the acoustic model's input: the bands and the loudness. */
export const featureCount = melBands + 1;
/** Rows before and after a row that its normalisation looks at: a window of six seconds … */
const windowRows = 300;
/** … used twice, for the level and then for the channel. */
export const normalisationContext = 2 * windowRows;

/** Sound whose loud parts lie below −65 dB of full scale counts as silence and is not raised. */
const powerFloor = 1e-7;
/** Bands are flattened 45 dB under the level: recordings differ below that. */
const bandFloor = 3e-5;
/** Rows 20 dB under the level count half towards the channel's mean: it is the mean of speech, not of pauses. */
const quiet = 0.01;
/** The channel's mean starts from this many rows of a typical band, so that the first second is sane. */
const priorRows = 50;
const priorBand = -6;
const scale = 3;

/**
 * Makes rows of log band power independent of level and channel: divides by the energy-weighted mean level of the six
 * seconds around, then takes away every band's mean over the rows that hold speech. Rows near the ends of the array see
 * a shorter window, so give `normalisationContext` rows more than are wanted wherever the sound goes on.
 * training/features.py does the same to what the model is trained on.
 */
export function normaliseRows(logMel: Float32Array): Float32Array {
  const rows = logMel.length / melBands;
  const total = new Float64Array(rows);
  for (let t = 0; t < rows; t++) {
    for (let b = 0; b < melBands; b++) total[t] = total[t]! + Math.exp(logMel[t * melBands + b]!);
  }
  const squares = windowSums(total.map((power) => power * power));
  const sums = windowSums(total);
  const reference = squares.map((square, t) => Math.max(powerFloor, square / sums[t]!));
  const weight = total.map((power, t) => power / (power + quiet * reference[t]!));
  const weights = windowSums(weight);
  const features = new Float32Array(rows * featureCount);
  const band = new Float64Array(rows);
  const weighted = new Float64Array(rows);
  for (let b = 0; b < melBands; b++) {
    for (let t = 0; t < rows; t++) {
      band[t] = Math.log(Math.exp(logMel[t * melBands + b]!) / reference[t]! + bandFloor);
      weighted[t] = weight[t]! * band[t]!;
    }
    const means = windowSums(weighted);
    for (let t = 0; t < rows; t++) {
      const mean = (means[t]! + priorRows * priorBand) / (weights[t]! + priorRows);
      features[t * featureCount + b] = (band[t]! - mean) / scale;
    }
  }
  for (let t = 0; t < rows; t++) {
    features[t * featureCount + melBands] = Math.log(total[t]! / reference[t]! + bandFloor) / scale;
  }
  return features;
}

/** Sum over the window around every entry, cut at the ends. */
function windowSums(values: Float64Array): Float64Array {
  const before = new Float64Array(values.length + 1);
  for (let t = 0; t < values.length; t++) before[t + 1] = before[t]! + values[t]!;
  return values.map((_, t) => {
    return before[Math.min(values.length, t + windowRows + 1)]! - before[Math.max(0, t - windowRows)]!;
  });
}
