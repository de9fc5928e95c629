import type { NodeContext, SavedFile } from '@talkgraph/engine';
import { images } from '../capabilities.js';
import type { StillBatch } from '../ports.js';

/** Where and how the pictures of a batch are saved. */
export interface SaveStillsRequest {
  readonly folder: 'output' | 'temp';
  /** May hold `%batch_num%`, the picture's place in the batch. */
  readonly prefix: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Saves the pictures of a batch as PNG, in order. */
export async function saveStills(
  batch: StillBatch,
  { folder, prefix, texts }: SaveStillsRequest,
  context: NodeContext,
): Promise<SavedFile[]> {
  const service = context.use(images);
  const files: SavedFile[] = [];
  for (const [index, still] of batch.stills.entries()) {
    context.signal.throwIfAborted();
    const { width, height } = still;
    const numbered = prefix.replaceAll('%batch_num%', String(index));
    const saved = await context.files.save({ folder, prefix: numbered, extension: '.png', width, height }, (path) =>
      service.write(still, path, { format: 'png', texts: { ...batch.tags, ...texts } }),
    );
    files.push(saved);
    context.progress({ done: index + 1, total: batch.stills.length, stage: 'save' });
  }
  return files;
}
