import type { RunEvent } from '@talkgraph/engine';
import { type Insertable, sql, type Transaction } from 'kysely';
import type { DispatchedEvent } from '../../dispatch/dispatcher.js';
import type { HappenedEvent } from '../run-store.js';
import type { DatabaseSchema, EventTable, NodeTable } from './database-schema.js';
import { keepMadeFiles } from './keep-made-files.js';
import type { TalkgraphDatabase } from './open-database.js';

/** Rows per insert: SQLite takes 32,766 parameters in one statement, and longer ones gain nothing. */
const rowsPerInsert = 200;

/**
 * Makes the function that keeps events. Sequence numbers are dealt out here, because this process is the only writer and
 * the numbers have to be known without asking for every row.
 */
export async function openEventWriter(
  db: TalkgraphDatabase,
): Promise<(events: readonly HappenedEvent[]) => Promise<readonly DispatchedEvent[]>> {
  let last = await lastSequence(db);
  return (events) =>
    db.transaction().execute(async (trx) => {
      let sequence = last;
      const numbered = events.map(
        (happened): DispatchedEvent => (isKept(happened.event) ? { ...happened, sequence: ++sequence } : happened),
      );
      await insertEvents(trx, numbered);
      await keepNodes(trx, numbered);
      await keepMadeFiles(trx, numbered);
      await endRuns(trx, numbered);
      last = sequence;
      return numbered;
    });
}

/** The highest number ever dealt out: SQLite remembers it even when the events are gone. */
export async function lastSequence(db: TalkgraphDatabase): Promise<number> {
  const query = sql<{ seq: number }>`select seq from sqlite_sequence where name = 'events'`;
  return (await query.execute(db)).rows[0]?.seq ?? 0;
}

function isKept(event: RunEvent): boolean {
  return event.kind !== 'node-progress' && event.kind !== 'node-preview';
}

async function insertEvents(trx: Transaction<DatabaseSchema>, events: readonly DispatchedEvent[]): Promise<void> {
  const rows = events.flatMap(({ sequence, runId, at, event }): Insertable<EventTable>[] =>
    sequence === undefined ? [] : [{ sequence, run_id: runId, at, event: JSON.stringify(withoutRecord(event)) }],
  );
  for (const part of parts(rows)) await trx.insertInto('events').values(part).execute();
}

/** Records have a table of their own. */
function withoutRecord(event: RunEvent): object {
  if (event.kind !== 'node-done') return event;
  const { record, ...rest } = event;
  return rest;
}

async function keepNodes(trx: Transaction<DatabaseSchema>, events: readonly DispatchedEvent[]): Promise<void> {
  const rows = new Map<string, Insertable<NodeTable>>();
  for (const { runId, event } of events) {
    if (event.kind !== 'node-done') continue;
    rows.set(JSON.stringify([runId, event.node]), {
      run_id: runId,
      node_id: event.node,
      display_id: event.display,
      parent_id: event.parent ?? null,
      type: event.type,
      ran: event.ran ? 1 : 0,
      milliseconds: event.milliseconds,
      record: JSON.stringify(event.record),
      output: event.output ? 1 : 0,
      cache_key: event.key ?? null,
      memory_bytes: event.memoryBytes ?? null,
    });
  }
  for (const part of parts([...rows.values()])) {
    await trx
      .insertInto('nodes')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['run_id', 'node_id']).doUpdateSet((eb) => ({
          ran: eb.ref('excluded.ran'),
          milliseconds: eb.ref('excluded.milliseconds'),
          record: eb.ref('excluded.record'),
          cache_key: eb.ref('excluded.cache_key'),
          memory_bytes: eb.ref('excluded.memory_bytes'),
        })),
      )
      .execute();
  }
}

async function endRuns(trx: Transaction<DatabaseSchema>, events: readonly DispatchedEvent[]): Promise<void> {
  for (const { runId, at, event } of events) {
    if (event.kind !== 'run-done') continue;
    const failure = event.failure ? JSON.stringify(event.failure) : null;
    const change = { state: event.status, ended_at: at, failure, cancelling: 0, left_out: roundsLeftOut(runId) };
    await trx.updateTable('runs').set(change).where('id', '=', runId).execute();
  }
}

/** Of what the ends of its loops show as `rounds`. */
function roundsLeftOut(runId: string) {
  return sql<number>`(select coalesce(sum(
    cast(coalesce(round.value ->> '$.failed', 0) as integer) + cast(coalesce(round.value ->> '$.skipped', 0) as integer)), 0)
    from nodes, json_each(nodes.record, '$.ui.rounds') as round where nodes.run_id = ${runId})`;
}

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += rowsPerInsert) yield rows.slice(i, i + rowsPerInsert);
}
