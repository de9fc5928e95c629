import type { Transaction } from 'kysely';
import type { DatabaseSchema } from './database-schema.js';

/** A number below 0 and below those of all other waiting runs. */
export async function numberBeforeAll(trx: Transaction<DatabaseSchema>, runId: string): Promise<number> {
  const { lowest } = await trx
    .selectFrom('runs')
    .select((eb) => eb.fn.min<number | null>('number').as('lowest'))
    .where('state', '=', 'pending')
    .where('id', '!=', runId)
    .executeTakeFirstOrThrow();
  return Math.min(Math.floor(lowest ?? 0), 0) - 1;
}
