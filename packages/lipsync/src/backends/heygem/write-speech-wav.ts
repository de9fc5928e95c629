import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A sound with a length known beforehand. */
export interface SpeechSamples {
  /** Mono floats in −1..1, in chunks. */
  readonly chunks: AsyncIterable<Float32Array>;
  /** Samples left out at the beginning; negative: silence put before it. */
  readonly skip: number;
  /** Samples written: what is missing is silent, what is more is left out. */
  readonly count: number;
}

/** What the service hears: it makes this of anything else it is given, and gets the length of some formats wrong. */
const sampleRate = 16_000;

/** Writes a stream as 16-bit mono PCM at 16 kHz (RIFF, WAVE_FORMAT_PCM), whole or not at all; memory does not grow with its length. */
export async function writeSpeechWav(
  path: string,
  sound: SpeechSamples,
  signal: AbortSignal | undefined,
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const bytes = Readable.from(wavBytes(sound));
    await pipeline(bytes, createWriteStream(temporary), ...(signal ? [{ signal }] : []));
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function* wavBytes({ chunks, skip, count }: SpeechSamples): AsyncGenerator<Buffer> {
  yield wavHeader(count);
  let left = count;
  if (skip < 0) {
    const silent = Math.min(left, -skip);
    yield Buffer.alloc(2 * silent);
    left -= silent;
  }
  let skipped = Math.max(0, skip);
  for await (const chunk of chunks) {
    const from = Math.min(skipped, chunk.length);
    skipped -= from;
    const part = chunk.subarray(from, from + left);
    left -= part.length;
    if (part.length > 0) yield pcm16(part);
    if (left === 0) return;
  }
  if (left > 0) yield Buffer.alloc(2 * left);
}

function pcm16(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(2 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] as number) * 32_768);
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), 2 * i);
  }
  return bytes;
}

function wavHeader(count: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + 2 * count, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(2 * sampleRate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(2 * count, 40);
  return header;
}
