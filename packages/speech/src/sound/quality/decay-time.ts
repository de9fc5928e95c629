/** Frames of energy for each second: 10 ms each. */
export const levelsPerSecond = 100;

/** A fall of the level counts when it is as deep as this, in dB. */
const leastDrop = 12;
/** The level may rise by so much on its way down: a frame's energy is never quite even. */
const wobbleDb = 2.5;
/** Falls end this far above the noise, which would make them look slower. */
const aboveNoiseDb = 8;
/** Levels this near to a peak still belong to it. */
const plateauDb = 1.5;
/** How straight a fall has to be: correlation of level and time. */
const leastStraight = 0.93;
/** Of all falls, this quick a one tells of the room: nothing can fall quicker than its echo does. */
const quickShare = 0.2;

/**
 * Estimates how long a sound takes to fall by 60 dB in the room (the reverberation time), from speech alone: the level
 * falls in a straight line after words, and the quickest of these falls are those in which only the room is heard. After
 * K. Lebart, J.-M. Boucher and P. Denbigh, "A New Method Based on Spectral Subtraction for Speech Dereverberation", Acta
 * Acustica 87 (2001), section 3; a speaker close to the microphone masks the room, which then is no echo to a listener
 * either.
 * @param frameLevels level of each 10 ms in dB
 * @param noiseDb level of the pauses
 * @returns seconds; undefined where too few words end in silence
 */
export function decayTime(frameLevels: Float32Array, noiseDb: number): number | undefined {
  const levels = smoothed(frameLevels);
  const times: number[] = [];
  for (let i = 1; i < levels.length - 1; i++) {
    if ((levels[i] as number) < (levels[i - 1] as number) || (levels[i] as number) < (levels[i + 1] as number))
      continue;
    const end = endOfFall(levels, i, noiseDb + aboveNoiseDb);
    const from = endOfPlateau(levels, i, end);
    const time = end - from >= 5 ? timeOfFall(levels, from, end) : undefined;
    if (time !== undefined) times.push(time);
    if (end > i + 1) i = end - 1;
  }
  if (times.length < 3) return undefined;
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * quickShare)];
}

/** Mean power of five frames around each: an echo is noise, whose short-time level is never even. */
function smoothed(levels: Float32Array): Float32Array {
  const power = levels.map((level) => 10 ** (level / 10));
  return levels.map((_, i) => {
    const around = power.subarray(Math.max(0, i - 2), i + 3);
    return 10 * Math.log10(around.reduce((sum, one) => sum + one, 0) / around.length);
  });
}

/** The frame after the last of a fall that begins at a peak. */
function endOfFall(levels: Float32Array, peak: number, floor: number): number {
  let lowest = levels[peak] as number;
  let end = peak + 1;
  for (; end < levels.length; end++) {
    const level = levels[end] as number;
    if (level > lowest + wobbleDb || level < floor) break;
    lowest = Math.min(lowest, level);
  }
  return end;
}

/** The last frame that is about as loud as the peak: a vowel that is held has not begun to die away. */
function endOfPlateau(levels: Float32Array, peak: number, end: number): number {
  let last = peak;
  for (let i = peak + 1; i < end; i++) if ((levels[i] as number) > (levels[peak] as number) - plateauDb) last = i;
  return last;
}

/** 60 dB over the slope of the straight line through a fall. */
function timeOfFall(levels: Float32Array, from: number, end: number): number | undefined {
  if ((levels[from] as number) - (levels[end - 1] as number) < leastDrop) return undefined;
  const n = end - from;
  let [sumX, sumY, sumXX, sumXY, sumYY] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const y = levels[from + i] as number;
    sumX += i;
    sumY += y;
    sumXX += i * i;
    sumXY += i * y;
    sumYY += y * y;
  }
  const [xx, xy, yy] = [sumXX - (sumX * sumX) / n, sumXY - (sumX * sumY) / n, sumYY - (sumY * sumY) / n];
  if (-xy / Math.sqrt(xx * yy) < leastStraight) return undefined;
  return -60 / (xy / xx) / levelsPerSecond;
}
