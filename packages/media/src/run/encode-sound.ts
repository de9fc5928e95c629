import { open } from 'node:fs/promises';
import type { AudioInfo } from '../clip.js';
import { throwIfCancelled } from '../errors.js';
import { labelTag } from '../probe/kept-tags.js';
import { MediaWriter } from './media-writer.js';
import { outputFile } from './output-file.js';
import type { SoundFormat } from './read-sound.js';
import { appendRiffChunk } from './riff-chunks.js';
import type { SoundCodec } from './sound-codec.js';
import { SoundEncoder } from './sound-encoder.js';

/** How a sound becomes a file. */
export interface SoundEncoding {
  readonly codec: SoundCodec;
  /** FFmpeg's name of the muxer, with its options. */
  readonly format: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly bitRate?: number;
}

/** What goes in, and who wants to know. */
export interface SoundToEncode {
  readonly format: SoundFormat;
  /** Interleaved floats. */
  readonly chunks: AsyncIterable<Float32Array> | Iterable<Float32Array>;
  /** Files that the chunks are read from, which must not be overwritten. */
  readonly inputs?: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly onSamples?: (samplesDone: number) => void;
}

/**
 * Encodes a stream of samples into a file, which appears whole or not at all. Memory does not grow with the length.
 * @throws OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL, CANCELLED, and what the chunks throw
 */
export async function encodeSound(path: string, encoding: SoundEncoding, sound: SoundToEncode): Promise<AudioInfo> {
  const { format, signal } = sound;
  await using output = await outputFile(path, sound.inputs ?? []);
  using encoder = await SoundEncoder.open(encoding.codec, format, encoding.bitRate);
  await using writer = await MediaWriter.create(output.temporaryPath, path, [encoder.context], encoding);
  let samplesDone = 0;
  for await (const chunk of sound.chunks) {
    throwIfCancelled(signal);
    await encoder.encode(chunk, (packet) => writer.write(packet, 0));
    samplesDone += chunk.length / format.channels;
    sound.onSamples?.(samplesDone);
  }
  await encoder.finish((packet) => writer.write(packet, 0));
  throwIfCancelled(signal);
  await writer.finish();
  await labelWav(output.temporaryPath, encoding);
  await output.keep();
  return { ...format, sampleCount: samplesDone };
}

/** FFmpeg writes none but its own names into WAV files; the label of generated content has a chunk there. */
async function labelWav(path: string, { format, texts }: SoundEncoding): Promise<void> {
  const label = texts?.[labelTag];
  if (format !== 'wav' || label === undefined) return;
  await using file = await open(path, 'r+');
  await appendRiffChunk(file, labelTag, Buffer.from(label, 'utf8'));
}
