import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { messageOf } from '@talkgraph/errors';
import { outputNotWritable } from './errors.js';

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
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.max(-1, Math.min(1, samples[i] as number));
    bytes.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(value * 32768))), 44 + i * 2);
  }
  return bytes;
}
