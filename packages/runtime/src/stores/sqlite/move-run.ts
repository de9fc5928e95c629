import type { Transaction } from 'kysely';
import { runNotPending } from '../../errors.js';
import type { QueuePlace } from '../run-store.js';
import type { DatabaseSchema } from './database-schema.js';
import { numberBeforeAll } from './number-before-all.js';

/** Gives a waiting run another place. @throws RUN_NOT_PENDING */
export async function moveRun(trx: Transaction<DatabaseSchema>, runId: string, place: QueuePlace): Promise<void> {
  await pendingRun(trx, runId);
  if (place === 'front') await setPlace(trx, runId, { number: await numberBeforeAll(trx, runId) });
  else if (place === 'back') await setPlace(trx, runId, await lastPlace(trx));
  else await moveBefore(trx, runId, place.before);
}

async function pendingRun(trx: Transaction<DatabaseSchema>, runId: string) {
  const row = await trx
    .selectFrom('runs')
    .select(['number', 'arrival', 'state'])
    .where('id', '=', runId)
    .executeTakeFirst();
  if (row?.state !== 'pending') throw runNotPending({ runId });
  return row;
}

async function setPlace(
  trx: Transaction<DatabaseSchema>,
  runId: string,
  place: { readonly number?: number; readonly arrival?: number },
): Promise<void> {
  await trx.updateTable('runs').set(place).where('id', '=', runId).execute();
}

async function lastPlace(trx: Transaction<DatabaseSchema>) {
  const last = await trx
    .selectFrom('runs')
    .select((eb) => [eb.fn.max('number').as('number'), eb.fn.max('arrival').as('arrival')])
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return { number: last.number, arrival: last.arrival + 1 };
}

/** Takes the other run's number; the arrivals of all that have this number are dealt out again in the new order. */
async function moveBefore(trx: Transaction<DatabaseSchema>, runId: string, before: string): Promise<void> {
  const moved = await pendingRun(trx, runId);
  const target = await pendingRun(trx, before);
  if (runId === before) return;
  const others = await trx
    .selectFrom('runs')
    .select(['id', 'arrival'])
    .where('state', '=', 'pending')
    .where('number', '=', target.number)
    .where('id', '!=', runId)
    .orderBy('arrival')
    .orderBy('seq')
    .execute();
  const ids = others.map((row) => row.id);
  ids.splice(ids.indexOf(before), 0, runId);
  const arrivals = [...others.map((row) => row.arrival), moved.arrival].sort((a, b) => a - b);
  for (const [i, id] of ids.entries()) await setPlace(trx, id, { number: target.number, arrival: arrivals[i] ?? 0 });
}
