import type { FileFolder, FileReference, SaveRequest } from '@talkgraph/engine';
import { sql } from 'kysely';
import { nextFileName } from '../../files/next-file-name.js';
import type { UserFolders } from '../../open-home.js';
import { Serial } from '../../serial.js';
import type { TalkgraphDatabase } from './open-database.js';

/** The n-th file that a call of a node saves. */
export interface FileSlot {
  readonly runId: string;
  readonly nodeId: string;
  readonly callIndex: number;
  readonly ordinal: number;
}

/**
 * Answers the name that belongs to a file of a call. The first time it is the next free one; after that, also after a
 * crash, it is the same one again, so that a repeated call overwrites its own half-done work and nothing else.
 * @throws FILE_NAME_REFUSED
 */
export type ReserveFileName = (slot: FileSlot, request: SaveRequest) => Promise<FileReference>;

/** The reserved names in `talkgraph.db`. */
export function reservedFileNames(db: TalkgraphDatabase, home: UserFolders): ReserveFileName {
  // One after another: two calls must not be told the same free number.
  const serial = new Serial();
  return (slot, request) => serial.run(() => reserve(db, home, slot, request));
}

async function reserve(
  db: TalkgraphDatabase,
  home: UserFolders,
  slot: FileSlot,
  request: SaveRequest,
): Promise<FileReference> {
  const known = await findReserved(db, slot);
  if (known) return known;
  const name = await nextFileName(home, request, {
    reserved: async ({ type, subfolder, stem }) => {
      const start = `${stem}_`;
      const rows = await db
        .selectFrom('file_names')
        .select('filename')
        .where('folder', '=', type)
        .where('subfolder', '=', subfolder)
        .where(sql<boolean>`lower(substr(filename, 1, ${[...start].length})) = lower(${start})`)
        .execute();
      return rows.map((row) => row.filename);
    },
  });
  const { runId: run_id, nodeId: node_id, callIndex: call_index, ordinal } = slot;
  const row = { run_id, node_id, call_index, ordinal, folder: name.type, subfolder: name.subfolder };
  await db
    .insertInto('file_names')
    .values({ ...row, filename: name.filename })
    .execute();
  return name;
}

async function findReserved(db: TalkgraphDatabase, slot: FileSlot): Promise<FileReference | undefined> {
  const row = await db
    .selectFrom('file_names')
    .select(['filename', 'subfolder', 'folder'])
    .where('run_id', '=', slot.runId)
    .where('node_id', '=', slot.nodeId)
    .where('call_index', '=', slot.callIndex)
    .where('ordinal', '=', slot.ordinal)
    .executeTakeFirst();
  return row && { filename: row.filename, subfolder: row.subfolder, type: row.folder as FileFolder };
}
