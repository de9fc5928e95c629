import { sql, type Transaction } from 'kysely';
import type { StoredNode } from '../../dispatch/dispatcher.js';
import { runIdTaken } from '../../errors.js';
import type { RunStore } from '../run-store.js';
import { searchTextOf } from '../search-text.js';
import type { DatabaseSchema } from './database-schema.js';
import { filesOnlyOf } from './files-only-of.js';
import { listHeads, listRuns } from './list-runs.js';
import { moveRun } from './move-run.js';
import { numberBeforeAll } from './number-before-all.js';
import type { TalkgraphDatabase } from './open-database.js';
import { readEvents } from './read-events.js';
import { lastSequence, openEventWriter } from './record-events.js';
import { fromText, toStoredNode, toStoredRun } from './run-row.js';

const unfinishedStates = ['pending', 'running'] as const;

/** The run store in `talkgraph.db`. This process has to be the only one that writes to it. */
export async function openSqliteRunStore(db: TalkgraphDatabase): Promise<RunStore> {
  return {
    add: (request) => db.transaction().execute((trx) => addRun(trx, request)),
    find: async (runId) => {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', runId).executeTakeFirst();
      return row && toStoredRun(row);
    },
    list: (filter) => listRuns(db, filter),
    listHeads: (filter) => listHeads(db, filter),
    unfinished: () => findUnfinished(db),
    unfinishedIds: () => findUnfinishedIds(db),
    nextPending: async () => {
      const row = await inOrder(db, 'pending').limit(1).executeTakeFirst();
      return row && toStoredRun(row);
    },
    async begin(runId, at) {
      const change = { state: 'running', started_at: at } as const;
      await db.updateTable('runs').set(change).where('id', '=', runId).where('state', '=', 'pending').execute();
    },
    move: (runId, place) => db.transaction().execute((trx) => moveRun(trx, runId, place)),
    async markCancelling(runId) {
      await db.updateTable('runs').set({ cancelling: 1 }).where('id', '=', runId).execute();
    },
    async cancelling() {
      const marked = db.selectFrom('runs').select('id').where('state', '=', 'running').where('cancelling', '=', 1);
      return (await marked.execute()).map((row) => row.id);
    },
    countCrash: (runId, nodeIds) => db.transaction().execute((trx) => countCrash(trx, runId, nodeIds)),
    record: await openEventWriter(db),
    nodesOf: (runIds) => nodesOf(db, runIds),
    events: (filter) => readEvents(db, filter),
    lastSequence: () => lastSequence(db),
    filesOnlyOf: (runIds) => filesOnlyOf(db, runIds),
    forget: (runIds) => db.transaction().execute((trx) => forgetRuns(trx, runIds)),
    async endedBeyond(count) {
      const ended = db.selectFrom('runs').select('id').where('state', 'not in', unfinishedStates);
      const older = await ended.orderBy('seq', 'desc').limit(-1).offset(count).execute();
      return older.map((row) => row.id).toReversed();
    },
  };
}

async function addRun(trx: Transaction<DatabaseSchema>, request: Parameters<RunStore['add']>[0]) {
  const earlier = await findEarlier(trx, request.idempotencyKey);
  if (earlier) return { run: earlier, repeated: true };
  const taken = await trx.selectFrom('runs').select('id').where('id', '=', request.runId).executeTakeFirst();
  if (taken) throw runIdTaken({ runId: request.runId });
  const { seq } = await trx
    .insertInto('runs')
    .values({
      id: request.runId,
      number: 0,
      arrival: 0,
      state: 'pending',
      prompt: request.promptText,
      outputs: JSON.stringify(request.outputs),
      extra: JSON.stringify(request.extra),
      client_id: request.clientId ?? null,
      on_error: request.onError ?? 'stop',
      webhook_url: request.webhookUrl ?? null,
      idempotency_key: request.idempotencyKey ?? null,
      created_at: request.createdAt,
      title: request.title ?? null,
      batch: request.batch ?? null,
      row: request.row ?? null,
      search: searchTextOf(request),
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  // Counting from 0, as ComfyUI's queue does.
  const number = request.front ? await numberBeforeAll(trx, request.runId) : (request.number ?? seq - 1);
  const place = trx.updateTable('runs').set({ number, arrival: seq }).where('seq', '=', seq);
  return { run: toStoredRun(await place.returningAll().executeTakeFirstOrThrow()), repeated: false };
}

async function findEarlier(trx: Transaction<DatabaseSchema>, idempotencyKey: string | undefined) {
  if (idempotencyKey === undefined) return undefined;
  const same = trx.selectFrom('runs').selectAll().where('idempotency_key', '=', idempotencyKey);
  const row = await same.executeTakeFirst();
  return row && toStoredRun(row);
}

function inOrder(db: TalkgraphDatabase, state: 'pending' | 'running') {
  return ordered(db, state).selectAll();
}

function ordered(db: TalkgraphDatabase, state: 'pending' | 'running') {
  return db.selectFrom('runs').where('state', '=', state).orderBy('number').orderBy('arrival').orderBy('seq');
}

async function findUnfinished(db: TalkgraphDatabase) {
  // One read for both lists, so that no run is seen in neither or in both while it is begun.
  return await db.transaction().execute(async (trx) => ({
    running: (await inOrder(trx, 'running').execute()).map(toStoredRun),
    pending: (await inOrder(trx, 'pending').execute()).map(toStoredRun),
  }));
}

async function findUnfinishedIds(db: TalkgraphDatabase) {
  return await db.transaction().execute(async (trx) => ({
    running: (await ordered(trx, 'running').select('id').execute()).map(({ id }) => id),
    pending: (await ordered(trx, 'pending').select('id').execute()).map(({ id }) => id),
  }));
}

async function nodesOf(db: TalkgraphDatabase, runIds: readonly string[]) {
  const rows = await db.selectFrom('nodes').selectAll().where(isOneOf('run_id', runIds)).orderBy('seq').execute();
  const nodes = new Map<string, StoredNode[]>();
  for (const row of rows) {
    const its = nodes.get(row.run_id);
    if (its) its.push(toStoredNode(row));
    else nodes.set(row.run_id, [toStoredNode(row)]);
  }
  return nodes;
}

/** Any number of ids as one parameter. */
function isOneOf(column: 'id' | 'run_id', runIds: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(runIds)}))`;
}

async function countCrash(trx: Transaction<DatabaseSchema>, runId: string, nodeIds: readonly string[]) {
  const row = await trx.selectFrom('runs').select('crashes').where('id', '=', runId).executeTakeFirstOrThrow();
  const counts = new Map(Object.entries(fromText<Record<string, number>>(row.crashes)));
  for (const id of nodeIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const crashes = JSON.stringify(Object.fromEntries(counts));
  await trx.updateTable('runs').set({ crashes }).where('id', '=', runId).execute();
  return counts;
}

async function forgetRuns(trx: Transaction<DatabaseSchema>, runIds: readonly string[] | undefined): Promise<void> {
  let ended = trx.selectFrom('runs').select('id').where('state', 'not in', unfinishedStates);
  if (runIds) ended = ended.where(isOneOf('id', runIds));
  await trx.deleteFrom('file_names').where('run_id', 'in', ended).execute();
  await trx.deleteFrom('runs').where('id', 'in', ended).execute();
}
