import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@talkgraph/errors';
import { probe, readPcm } from '@talkgraph/media';
import { speechServiceAnswer } from '../../errors.js';
import { type PostAnswer, shortText } from './post-for-bytes.js';

/** A service's sound as a file, and what is in it. */
export interface AnsweredSound {
  readonly sampleRate: number;
  read(sampleRate: number, signal?: AbortSignal): AsyncIterable<Float32Array>;
}

/** Raw samples as OpenAI's interface defines its format `pcm`: 16 bits, mono, 24 kHz. */
const rawRate = 24_000;

/**
 * Reads what a speech service answered: any sound file, whatever its headers call it; a WAV whose sizes are wrong because
 * it was streamed; or raw samples. @throws SPEECH_SERVICE_ANSWER when it is no sound, as of services that report failures with status 200
 */
export async function soundOfAnswer(
  { bytes, contentType }: PostAnswer,
  place: { readonly service: string; readonly url: string; readonly folder: string },
): Promise<AnsweredSound> {
  const address = new URL(place.url).origin;
  const refuse = (reason: string, cause?: unknown) =>
    speechServiceAnswer({ service: place.service, address, reason }, cause);
  if (bytes.length === 0) throw refuse('an empty answer');
  const start = bytes.toString('latin1', 0, 12);
  const isFile = soundMarks.some((mark) => mark.test(start));
  // Flask sends sound as text/html unless it is told better, so the bytes are looked at first.
  if (!isFile && (/json|text|html/.test(contentType) || /^\s*[{<]/.test(start))) throw refuse(shortText(bytes));
  if (!isFile && /pcm|L16|octet-stream/i.test(contentType)) return rawSound(bytes);
  const path = join(place.folder, `${randomUUID()}.sound`);
  await writeFile(path, bytes);
  const { audio } = await probe(path).catch((error: unknown) => {
    throw refuse(messageOf(error), error);
  });
  if (!audio) throw refuse('a file without sound');
  return {
    sampleRate: audio.sampleRate,
    read: (sampleRate, signal) => readPcm(path, { sampleRate, ...(signal && { signal }) }),
  };
}

/** How sound files begin: WAV, Ogg, FLAC, MP3 with and without tags, MP4. */
const soundMarks = [/^RIFF/, /^OggS/, /^fLaC/, /^ID3/, /^\xFF[\xE0-\xFF]/, /^....ftyp/s];

function rawSound(bytes: Buffer): AnsweredSound {
  return {
    sampleRate: rawRate,
    async *read(sampleRate) {
      const count = Math.floor(bytes.length / 2);
      const step = rawRate / sampleRate;
      yield Float32Array.from({ length: Math.floor(count / step) }, (_, i) => {
        const at = i * step;
        const left = Math.floor(at);
        const a = bytes.readInt16LE(left * 2) / 32_768;
        const b = left + 1 < count ? bytes.readInt16LE((left + 1) * 2) / 32_768 : a;
        return a + (b - a) * (at - left);
      });
    },
  };
}
