import type { NodeRecord, RunEvent } from '@talkgraph/engine';
import { sql } from 'kysely';
import type { DispatchedEvent } from '../../dispatch/dispatcher.js';
import type { EventFilter } from '../run-store.js';
import type { TalkgraphDatabase } from './open-database.js';
import { fromText } from './run-row.js';

/** Reads events, oldest first; finished nodes get their records back from the table of records. */
export async function readEvents(db: TalkgraphDatabase, filter: EventFilter): Promise<readonly DispatchedEvent[]> {
  let query = db
    .selectFrom('events')
    .innerJoin('runs', 'runs.id', 'events.run_id')
    .leftJoin('nodes', (join) =>
      join
        .onRef('nodes.run_id', '=', 'events.run_id')
        .on(sql`events.event ->> '$.kind'`, '=', 'node-done')
        .on(sql<boolean>`nodes.node_id = events.event ->> '$.node'`),
    )
    .select(['events.sequence', 'events.run_id', 'events.at', 'events.event', 'runs.client_id', 'nodes.record'])
    .where('events.sequence', '>', filter.since ?? 0);
  if (filter.runId !== undefined) query = query.where('events.run_id', '=', filter.runId);
  const rows = await query
    .orderBy('events.sequence')
    .limit(filter.limit ?? -1)
    .execute();
  return rows.map((row) => ({
    runId: row.run_id,
    ...(row.client_id !== null && { clientId: row.client_id }),
    sequence: row.sequence,
    at: row.at,
    event: withRecord(fromText<RunEvent>(row.event), row.record),
  }));
}

function withRecord(event: RunEvent, record: string | null): RunEvent {
  return event.kind === 'node-done' && record !== null ? { ...event, record: fromText<NodeRecord>(record) } : event;
}
