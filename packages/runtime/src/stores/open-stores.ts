import type { CacheStore, FileReference, NodeRecord } from '@talkgraph/engine';
import { resolveUserFile } from '../files/resolve-user-file.js';
import type { Home } from '../open-home.js';
import { openFolderArtifactStore } from './folder-artifact-store.js';
import { isWholeRecord } from './is-whole-record.js';
import type { RunStore } from './run-store.js';
import { openDatabase } from './sqlite/open-database.js';
import { type ReserveFileName, reservedFileNames } from './sqlite/reserved-file-names.js';
import { type Settings, sqliteSettings } from './sqlite/settings.js';
import { openSqliteCacheStore } from './sqlite/sqlite-cache-store.js';
import { openSqliteRunStore } from './sqlite/sqlite-run-store.js';
import { trimArtifacts } from './trim-artifacts.js';

/** Everything that a home remembers. */
export interface Stores {
  readonly runs: RunStore;
  readonly cache: CacheStore;
  readonly reserveFileName: ReserveFileName;
  readonly settings: Settings;
  /** Whether everything a record refers to still exists. */
  isWhole(record: NodeRecord): Promise<boolean>;
  /** Removes artifacts that nothing refers to, when there are more than the limit of the cache allows. */
  trim(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the stores of a home. Only one process may have them open at a time.
 * @param cacheBytes the limit of the cache
 * @throws DATABASE_UNUSABLE, ARTIFACT_STORE_UNWRITABLE
 */
export async function openStores(home: Home, cacheBytes: number): Promise<Stores> {
  const artifacts = await openFolderArtifactStore(home.artifacts);
  const fileExists = (file: FileReference) =>
    resolveUserFile(home, file).then(
      () => true,
      () => false,
    );
  const db = await openDatabase(home.database);
  return {
    runs: await openSqliteRunStore(db),
    cache: await openSqliteCacheStore(db, { artifacts, fileExists, limitBytes: cacheBytes }),
    reserveFileName: reservedFileNames(db, home),
    settings: sqliteSettings(db),
    isWhole: (record) => isWholeRecord(record, { artifacts, fileExists }),
    async trim() {
      const rows = await db.selectFrom('artifacts').select('artifact').execute();
      const referenced = new Set(rows.map((row) => row.artifact));
      await trimArtifacts({ folder: home.artifacts, store: artifacts, limitBytes: cacheBytes, referenced });
    },
    close: () => db.destroy(),
  };
}
