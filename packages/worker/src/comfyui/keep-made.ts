import { open } from 'node:fs/promises';
import type { FetchedFile, RemoteResult } from '@talkgraph/comfyui';
import type { Clip } from '@talkgraph/media';
import type { ComfyUiResult, ImageService, MediaService, StillBatch, StillReference } from '@talkgraph/nodes';

/** Brings what was fetched into the store, as the values that travel between nodes. */
export async function keepMade(
  { files, texts, resumed }: RemoteResult,
  { media, images }: { readonly media: MediaService; readonly images: ImageService },
  signal: AbortSignal,
): Promise<ComfyUiResult> {
  const of = (kind: FetchedFile['kind']) => files.filter((file) => file.kind === kind);
  const videos: Clip[] = [];
  for (const { path } of of('video')) videos.push(await media.keepFilm(path, { signal }));
  const audios: Clip[] = [];
  for (const { path } of of('audio')) audios.push(await media.keepSound({ path }, { signal }));
  const stills: StillReference[] = [];
  for (const { path } of of('image')) stills.push(...(await images.open(path)).stills);
  const written = await Promise.all(of('text').map(({ path }) => readStart(path)));
  const told = [...texts.map((text) => text.slice(0, mostTextBytes)), ...written].slice(0, mostTexts);
  return { videos, audios, images: batches(stills), texts: told, resumed };
}

/** Texts travel between nodes as values and are kept with the run, so what is no text for people is cut off. */
const mostTextBytes = 1_000_000;
const mostTexts = 1000;

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostTextBytes), 0, mostTextBytes, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead), { stream: bytesRead === mostTextBytes });
  } finally {
    await file.close();
  }
}

/** Pictures of one size in one batch, in the order in which they were made. */
function batches(stills: readonly StillReference[]): readonly StillBatch[] {
  const bySize = new Map<string, StillReference[]>();
  for (const still of stills) {
    const size = `${still.width} ${still.height} ${still.channels}`;
    bySize.set(size, [...(bySize.get(size) ?? []), still]);
  }
  return [...bySize.values()].map((batch) => ({ stills: batch }));
}
