import type { FileReference } from '@talkgraph/engine';
import type { Transaction } from 'kysely';
import type { DispatchedEvent } from '../../dispatch/dispatcher.js';
import { relativeName } from '../../files/file-reference.js';
import { bestToShow, filesOfRecord } from '../made-files.js';
import { addLines, lineOf } from '../search-text.js';
import type { DatabaseSchema } from './database-schema.js';
import { fromText } from './run-row.js';

/** Notes with the runs which files their finished nodes came to: what they are found by, and what stands for them. */
export async function keepMadeFiles(
  trx: Transaction<DatabaseSchema>,
  events: readonly DispatchedEvent[],
): Promise<void> {
  const made = new Map<string, FileReference[]>();
  for (const { runId, event } of events) {
    if (event.kind !== 'node-done') continue;
    const files = filesOfRecord(event.record);
    if (files.length > 0) made.set(runId, [...(made.get(runId) ?? []), ...files]);
  }
  for (const [runId, files] of made) await noteFiles(trx, runId, files);
}

async function noteFiles(trx: Transaction<DatabaseSchema>, runId: string, files: readonly FileReference[]) {
  const columns = ['preview', 'files', 'search'] as const;
  const row = await trx.selectFrom('runs').select(columns).where('id', '=', runId).executeTakeFirst();
  if (!row) return;
  const earlier = row.preview === null ? [] : [fromText<FileReference>(row.preview)];
  const best = bestToShow([...earlier, ...files]);
  const news = new Set(files.filter(({ type }) => type === 'output').map((file) => lineOf(relativeName(file))));
  const change = {
    preview: best ? JSON.stringify(best) : null,
    files: row.files + [...news].filter((line) => !row.search.includes(line)).length,
    search: addLines(row.search, files.map(relativeName)),
  };
  await trx.updateTable('runs').set(change).where('id', '=', runId).execute();
}
