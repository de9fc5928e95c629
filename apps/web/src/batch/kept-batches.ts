import { getJson, sendJson } from '../api/request.js';
import type { Batch } from './batch.js';

/** A kept batch, as the list shows it. */
export interface KeptBatch {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const folder = 'batches';

/** The batches that the server keeps, the last changed first. */
export async function listBatches(signal?: AbortSignal): Promise<readonly KeptBatch[]> {
  const files = await batchFiles(signal);
  const newest = [...files].sort((a, b) => b.modified - a.modified).slice(0, 50);
  const read = await Promise.allSettled(
    newest.map(async ({ path, modified }) => {
      const batch = await getJson<Batch>(`userdata/${encodeURIComponent(`${folder}/${path}`)}`, { signal });
      const { id, title, workflow, rows } = batch;
      return { id, title, workflow: workflow.title, rows: rows.length, modified };
    }),
  );
  // One that cannot be read must not hide the others.
  return read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** @throws ApiError */
export function loadBatch(id: string): Promise<Batch> {
  return getJson<Batch>(address(id));
}

/** @throws ApiError */
export async function saveBatch(batch: Batch): Promise<void> {
  await sendJson('POST', address(batch.id), batch);
}

/** @throws ApiError */
export async function removeBatch(id: string): Promise<void> {
  await sendJson('DELETE', address(id));
}

function address(id: string): string {
  return `userdata/${encodeURIComponent(`${folder}/${id}.json`)}`;
}

/** Asked for level by level: a folder that is not there yet is no mistake. */
async function batchFiles(signal?: AbortSignal): Promise<readonly { path: string; modified: number }[]> {
  const top = await getJson<readonly { name: string; type: string }[]>('v2/userdata', { signal });
  if (!top.some(({ name, type }) => name === folder && type === 'directory')) return [];
  const query = new URLSearchParams({ dir: folder, full_info: 'true' });
  return getJson<readonly { path: string; modified: number }[]>(`userdata?${query}`, { signal });
}
