import { sql } from 'kysely';
import type { MeasuredArtifactStore } from '../measured-artifact-store.js';
import type { TalkgraphDatabase } from './open-database.js';

/** When the cache is over its limit it shrinks to this part of it, so that not every put has to make room. */
const shrinkTo = 0.95;

/** Watches the size of the cache. */
export interface CacheSize {
  /** So many bytes were put; removes the least recently used entries if the cache is over its limit now. */
  grew(bytes: number): Promise<void>;
}

/** Measures the cache in `talkgraph.db` and keeps it below its limit. */
export async function openCacheSize(
  db: TalkgraphDatabase,
  options: { readonly artifacts: MeasuredArtifactStore; readonly limitBytes: number },
): Promise<CacheSize> {
  let known = await measure(db);
  return {
    async grew(bytes) {
      // An upper bound, since what was replaced is counted too: everything is measured only when the limit may be reached.
      known += bytes;
      if (known > options.limitBytes) known = await measure(db);
      if (known <= options.limitBytes) return;
      await shrink(db, options.artifacts, known - Math.floor(options.limitBytes * shrinkTo));
      known = await measure(db);
    },
  };
}

/** Bytes of all records, and of each artifact once, however many records refer to it. */
async function measure(db: TalkgraphDatabase): Promise<number> {
  const query = sql<{ bytes: number }>`select
    (select coalesce(sum(bytes), 0) from cache) + (select coalesce(sum(bytes), 0) from artifacts) as bytes`;
  return (await query.execute(db)).rows[0]?.bytes ?? 0;
}

/** Removes entries, least recently used first, with the artifacts that nothing else refers to. */
async function shrink(db: TalkgraphDatabase, store: MeasuredArtifactStore, bytes: number): Promise<void> {
  const needed = await neededByRuns(db);
  // What an unfinished run needed at the last time may have become free since.
  const all = await db.selectFrom('artifacts').select('artifact').execute();
  let left = bytes - (await removeUnused(db, store, needed, all));
  while (left > 0) {
    const oldest = await db.selectFrom('cache').select(['key', 'bytes']).orderBy('used').limit(1).executeTakeFirst();
    if (!oldest) return;
    const its = db.selectFrom('cache_artifacts').select('artifact').where('cache_key', '=', oldest.key);
    const candidates = await its.execute();
    await db.deleteFrom('cache').where('key', '=', oldest.key).execute();
    left -= oldest.bytes + (await removeUnused(db, store, needed, candidates));
  }
}

/**
 * Removes those of the artifacts that no entry refers to, files first: an entry without its file is found out when it is
 * asked for, a file without its row never would be. Answers the bytes.
 */
async function removeUnused(
  db: TalkgraphDatabase,
  store: MeasuredArtifactStore,
  needed: ReadonlySet<string>,
  candidates: readonly { readonly artifact: string }[],
): Promise<number> {
  const names = JSON.stringify(candidates.map(({ artifact }) => artifact).filter((artifact) => !needed.has(artifact)));
  const unused = await db
    .selectFrom('artifacts')
    .selectAll()
    .where(sql<boolean>`artifact in (select value from json_each(${names}))`)
    .where('artifact', 'not in', db.selectFrom('cache_artifacts').select('artifact'))
    .execute();
  let bytes = 0;
  for (const row of unused) {
    await store.remove(row.artifact);
    await db.deleteFrom('artifacts').where('artifact', '=', row.artifact).execute();
    bytes += row.bytes;
  }
  return bytes;
}

/** The artifacts that finished nodes of unfinished runs refer to: those runs go on from there. */
async function neededByRuns(db: TalkgraphDatabase): Promise<ReadonlySet<string>> {
  const query = sql<{ artifact: string }>`select distinct artifact.value as artifact
    from runs join nodes on nodes.run_id = runs.id, json_each(nodes.record, '$.artifacts') as artifact
    where runs.state = 'running'`;
  return new Set((await query.execute(db)).rows.map((row) => row.artifact));
}
