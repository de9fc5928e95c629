import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pcm16, wavHeader } from '@talkgraph/media';

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
  yield wavHeader({ sampleRate, channels: 1, sampleCount: count });
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
