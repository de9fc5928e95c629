import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { messageOf } from '@talkgraph/errors';
import { outputNotWritable } from './errors.js';
import { pcm16, wavHeader } from './wav-bytes.js';

/** Sound to be written: interleaved samples in −1..1. */
export interface WavSound {
  readonly sampleRate: number;
  readonly channels: number;
  readonly samples: Float32Array;
}

/**
 * Writes a 16-bit PCM WAV file (RIFF, WAVE_FORMAT_PCM). Samples beyond ±1 are clipped.
 * @throws OUTPUT_NOT_WRITABLE
 */
export async function writeWav(path: string, sound: WavSound): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(temporary, wavBytes(sound));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw outputNotWritable({ path, reason: messageOf(error) }, error);
  }
}

function wavBytes({ sampleRate, channels, samples }: WavSound): Buffer {
  const header = wavHeader({ sampleRate, channels, sampleCount: samples.length / channels });
  return Buffer.concat([header, pcm16(samples)]);
}
