import { join } from 'node:path';
import Database from 'libsql';
import { homeInUse, homeUnwritable } from '../errors.js';

/** Holds a home until it is released, or the process ends. */
export interface HomeLock {
  release(): void;
}

/**
 * Takes a home for this process alone. The lock is an open transaction on a database of its own: the system gives it up
 * when the process ends in whatever way, so that nothing stale can remain. @throws HOME_IN_USE, HOME_UNWRITABLE
 */
export function lockHome(folder: string): HomeLock {
  let database: Database.Database | undefined;
  try {
    database = new Database(join(folder, 'talkgraph.lock'), {});
    database.exec('pragma locking_mode = exclusive');
    database.exec('begin exclusive');
  } catch (cause) {
    database?.close();
    if ((cause as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw homeInUse({ folder }, cause);
    throw homeUnwritable({ folder }, cause);
  }
  const held = database;
  return { release: () => held.close() };
}
