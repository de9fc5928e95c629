import type { FileReference } from '@talkgraph/engine';
import { sql } from 'kysely';
import { relativeName } from '../../files/file-reference.js';
import { lineOf } from '../search-text.js';
import type { TalkgraphDatabase } from './open-database.js';

/** The files whose names were given to these runs, where they have ended, and that no other run made, used or was given. */
export async function filesOnlyOf(db: TalkgraphDatabase, runIds: readonly string[]): Promise<readonly FileReference[]> {
  const ids = sql`(select value from json_each(${JSON.stringify(runIds)}))`;
  const rows = await db
    .selectFrom('file_names')
    .innerJoin('runs', 'runs.id', 'file_names.run_id')
    .select(['folder', 'subfolder', 'filename'])
    .where(sql<boolean>`runs.id in ${ids}`)
    .where('runs.state', 'not in', ['pending', 'running'])
    .execute();
  const others = (await db.selectFrom('runs').select('search').where(sql<boolean>`id not in ${ids}`).execute()).map(
    ({ search }) => search,
  );
  const files = rows.map(({ folder, subfolder, filename }): FileReference => {
    return { type: folder as FileReference['type'], subfolder, filename };
  });
  return files.filter((file) => !isNamed(file, others));
}

/** A run that was given a file may name its folder after it (`film.mp4 [output]`), so only the line's beginning counts. */
function isNamed(file: FileReference, others: readonly string[]): boolean {
  const line = lineOf(relativeName(file)).slice(0, -1);
  return others.some((search) => search.includes(line));
}
