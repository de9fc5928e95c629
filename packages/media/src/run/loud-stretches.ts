import type { Clip } from '../clip.js';
import { type ReadPcmOptions, readPcm } from './read-pcm.js';

/** A part of a sound in which something is heard. */
export interface LoudStretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Enough for telling speech from silence, and quick. */
const sampleRate = 16000;
/** Samples of one measurement: 20 ms. */
const windowSamples = 320;
/** What is so much softer than the loud parts, or than full scale, is silence. */
const belowLoudDb = 26;
const softestDb = -52;
/** Pauses shorter than this are part of what is said. */
const shortestPause = 0.7;
/** Sounds shorter than this are a click or a bump. */
const shortestSound = 0.08;

/**
 * Where something is heard in a sound: stretches that are not far softer than its loud parts (the level that the loudest
 * twentieth has), with short pauses in them. Memory grows by four bytes for every 20 ms.
 * @throws what `readPcm` throws
 */
export async function loudStretches(
  source: string | Clip,
  options: Omit<ReadPcmOptions, 'sampleRate' | 'channels'> = {},
): Promise<readonly LoudStretch[]> {
  const levels = await levelsOf(source, options);
  if (levels.length === 0) return [];
  const sorted = Float32Array.from(levels).sort();
  const loud = sorted[Math.floor((sorted.length - 1) * 0.95)] as number;
  const threshold = Math.max(softestDb, loud - belowLoudDb);
  const seconds = windowSamples / sampleRate;
  const stretches: { startSeconds: number; endSeconds: number }[] = [];
  for (const [i, level] of levels.entries()) {
    if (level < threshold) continue;
    const [startSeconds, endSeconds] = [i * seconds, (i + 1) * seconds];
    const last = stretches.at(-1);
    if (last && startSeconds - last.endSeconds < shortestPause) last.endSeconds = endSeconds;
    else stretches.push({ startSeconds, endSeconds });
  }
  return stretches.filter((each) => each.endSeconds - each.startSeconds >= shortestSound);
}

/** Root mean square of every window, in decibels of full scale. */
async function levelsOf(source: string | Clip, options: Omit<ReadPcmOptions, 'sampleRate' | 'channels'>) {
  const levels: number[] = [];
  let [sum, filled] = [0, 0];
  for await (const chunk of readPcm(source, { ...options, sampleRate, channels: 1 })) {
    for (const sample of chunk) {
      sum += sample * sample;
      if (++filled < windowSamples) continue;
      levels.push(10 * Math.log10(sum / windowSamples + 1e-12));
      [sum, filled] = [0, 0];
    }
  }
  return levels;
}
