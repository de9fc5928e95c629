import { open } from 'node:fs/promises';
import type { MediaInput } from '../run/media-input.js';
import { findRiffChunk } from '../run/riff-chunks.js';

/** The label of generated content (GB 45438-2025) goes under this name in every kind of file. */
export const labelTag = 'AIGC';

/** Labels are a few hundred bytes; what is far longer is something else. */
const mostBytes = 16_384;

/** Metadata of a file that has to stay with its content wherever that is used. */
export async function keptTags(input: MediaInput): Promise<{ readonly tags?: Readonly<Record<string, string>> }> {
  const { context, audio, video } = input;
  // Ogg keeps them with the stream, Matroska writes names in capitals, WAV has a chunk of its own.
  for (const texts of [context.metadata, audio?.metadata, video?.metadata]) {
    for (const [name, text] of Object.entries(texts?.getAll() ?? {})) {
      if (name.toUpperCase() === labelTag && text.length > 0 && text.length <= mostBytes)
        return { tags: { [labelTag]: text } };
    }
  }
  if (context.iformat?.name !== 'wav') return {};
  await using file = await open(input.path);
  const chunk = await findRiffChunk(file, labelTag, mostBytes);
  return chunk ? { tags: { [labelTag]: chunk.toString('utf8').replace(/\0+$/, '') } } : {};
}
