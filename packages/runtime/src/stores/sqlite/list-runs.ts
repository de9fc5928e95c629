import { sql } from 'kysely';
import type { RunFilter, RunHead, StoredRun } from '../../dispatch/dispatcher.js';
import { searchWords } from '../search-text.js';
import type { TalkgraphDatabase } from './open-database.js';
import { headColumns, toRunHead, toStoredRun } from './run-row.js';

/** A page of the runs that a filter lets through, and how many there are. */
export async function listRuns(
  db: TalkgraphDatabase,
  filter: RunFilter,
): Promise<{ readonly runs: readonly StoredRun[]; readonly total: number }> {
  const rows = await pageOf(db, filter).selectAll().execute();
  return { runs: rows.map(toStoredRun), total: await countOf(db, filter) };
}

/** The same without reading what was submitted. */
export async function listHeads(
  db: TalkgraphDatabase,
  filter: RunFilter,
): Promise<{ readonly runs: readonly RunHead[]; readonly total: number }> {
  const rows = await pageOf(db, filter).select(headColumns).execute();
  return { runs: rows.map(toRunHead), total: await countOf(db, filter) };
}

function pageOf(db: TalkgraphDatabase, filter: RunFilter) {
  const direction = filter.oldestFirst ? 'asc' : 'desc';
  const duration = sql<number>`coalesce(ended_at - started_at, 0)`;
  const found = matching(db, filter);
  const sorted = filter.sortBy === 'duration' ? found.orderBy(duration, direction) : found;
  return sorted
    .orderBy('seq', direction)
    .limit(filter.limit ?? -1)
    .offset(filter.offset ?? 0);
}

async function countOf(db: TalkgraphDatabase, filter: RunFilter): Promise<number> {
  const count = matching(db, filter).select((eb) => eb.fn.countAll<number>().as('total'));
  return (await count.executeTakeFirstOrThrow()).total;
}

function matching(db: TalkgraphDatabase, { states, workflowId, batch, search = '' }: RunFilter) {
  let runs = db.selectFrom('runs');
  if (states) runs = runs.where('state', 'in', [...states]);
  if (workflowId !== undefined) {
    runs = runs.where(sql<string>`extra ->> '$.extra_pnginfo.workflow.id'`, '=', workflowId);
  }
  if (batch !== undefined) runs = runs.where('batch', '=', batch);
  for (const word of searchWords(search)) runs = runs.where(sql<boolean>`instr(search, ${word}) > 0`);
  return runs;
}
