import { isTalkgraphError } from '@talkgraph/errors';
import { CompiledQuery, type DatabaseConnection, Kysely, Migrator, SqliteDialect, SqliteDriver, sql } from 'kysely';
import Database from 'libsql';
import { databaseUnusable } from '../../errors.js';
import type { DatabaseSchema } from './database-schema.js';
import { migrations } from './migrations.js';

/** The open database. */
export type TalkgraphDatabase = Kysely<DatabaseSchema>;

/** After a full disk SQLite has rolled back by itself; to be told so would hide the reason. */
class Driver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class Dialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new Driver(this.#database);
  }
}

/**
 * Opens `talkgraph.db`, making or migrating it where needed. With the write-ahead log and `synchronous = NORMAL` a killed
 * process loses nothing that was committed; only a power cut may cost the last moments, and never the file.
 * @throws DATABASE_UNUSABLE when it cannot be opened, is damaged, or was written by a newer version
 */
export async function openDatabase(path: string): Promise<TalkgraphDatabase> {
  let db: TalkgraphDatabase | undefined;
  try {
    const database = new Database(path, {});
    db = new Kysely<DatabaseSchema>({ dialect: new Dialect(database) });
    for (const pragma of ['journal_mode = wal', 'synchronous = normal', 'busy_timeout = 5000', 'foreign_keys = on']) {
      await db.executeQuery(CompiledQuery.raw(`pragma ${pragma}`));
    }
    await checkPages(db, path);
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
    if (error) throw error;
    return db;
  } catch (cause) {
    await db?.destroy();
    throw isTalkgraphError(cause) ? cause : databaseUnusable({ path }, cause);
  }
}

/** A damaged page would else be found in the middle of a run, by whoever writes to it next. */
async function checkPages(db: TalkgraphDatabase, path: string): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  const found = rows[0]?.quick_check;
  if (found !== 'ok') throw databaseUnusable({ path }, `quick_check: ${found}`);
}
