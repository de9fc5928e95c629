import type { CacheStore, NodeRecord } from '@talkgraph/engine';
import { sql } from 'kysely';
import { isWholeRecord, type RecordSurroundings } from '../is-whole-record.js';
import type { MeasuredArtifactStore } from '../measured-artifact-store.js';
import { openCacheSize } from './cache-size.js';
import type { TalkgraphDatabase } from './open-database.js';
import { fromText } from './run-row.js';

/** What the cache needs to know of its surroundings. */
export interface SqliteCacheOptions extends RecordSurroundings {
  readonly artifacts: MeasuredArtifactStore;
  /** Bytes of records and of the artifacts they refer to. */
  readonly limitBytes: number;
}

interface Entry {
  readonly key: string;
  readonly record: NodeRecord;
}

/** The cache in `talkgraph.db`. Entries put at the same time are written as one. */
export async function openSqliteCacheStore(db: TalkgraphDatabase, options: SqliteCacheOptions): Promise<CacheStore> {
  const size = await openCacheSize(db, options);
  let clock = await lastUse(db);
  let waiting: Entry[] = [];
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    // Puts of the same moment gather first.
    await undefined;
    const entries = [...new Map(waiting.map((entry) => [entry.key, entry])).values()];
    waiting = [];
    writing = undefined;
    await size.grew(await writeEntries(db, entries, options.artifacts, () => ++clock));
  };

  return {
    async find(keys) {
      const rows = await readEntries(db, keys);
      const found = new Map<string, NodeRecord>();
      const lost: string[] = [];
      for (const { key, record } of rows) {
        if (await isWholeRecord(record, options)) found.set(key, record);
        else lost.push(key);
      }
      if (lost.length > 0) await db.deleteFrom('cache').where(isOneOf('key', lost)).execute();
      if (found.size > 0) {
        const used = { used: ++clock };
        await db
          .updateTable('cache')
          .set(used)
          .where(isOneOf('key', [...found.keys()]))
          .execute();
      }
      return found;
    },
    put(key, record) {
      waiting.push({ key, record });
      writing ??= write();
      return writing;
    },
  };
}

async function lastUse(db: TalkgraphDatabase): Promise<number> {
  const query = db.selectFrom('cache').select((eb) => eb.fn.max<number | null>('used').as('last'));
  return (await query.executeTakeFirstOrThrow()).last ?? 0;
}

/** Any number of keys as one parameter. */
function isOneOf(column: 'key', keys: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(keys)}))`;
}

async function readEntries(db: TalkgraphDatabase, keys: readonly string[]): Promise<readonly Entry[]> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom('cache').select(['key', 'record']).where(isOneOf('key', keys)).execute();
  return rows.map(({ key, record }) => ({ key, record: fromText<NodeRecord>(record) }));
}

/** Answers the bytes of the records and of what they refer to. */
async function writeEntries(
  db: TalkgraphDatabase,
  entries: readonly Entry[],
  store: MeasuredArtifactStore,
  nextUse: () => number,
): Promise<number> {
  const sizes = new Map<string, number>();
  for (const artifact of new Set(entries.flatMap(({ record }) => record.artifacts ?? []))) {
    sizes.set(artifact, (await store.size(artifact)) ?? 0);
  }
  const rows = entries.map(({ key, record }) => {
    const text = JSON.stringify(record);
    return { key, record: text, bytes: Buffer.byteLength(text), used: nextUse() };
  });
  const uses = entries.flatMap(({ key, record }) =>
    [...new Set(record.artifacts)].map((artifact) => ({ cache_key: key, artifact })),
  );
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('cache')
      .where(
        isOneOf(
          'key',
          rows.map((row) => row.key),
        ),
      )
      .execute();
    for (const row of rows) await trx.insertInto('cache').values(row).execute();
    for (const use of uses) await trx.insertInto('cache_artifacts').values(use).execute();
    for (const [artifact, bytes] of sizes) {
      await trx
        .insertInto('artifacts')
        .values({ artifact, bytes })
        .onConflict((conflict) => conflict.column('artifact').doUpdateSet({ bytes }))
        .execute();
    }
  });
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, bytes) => total + bytes, 0);
  return sum(rows.map((row) => row.bytes)) + sum(sizes.values());
}
