import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import type { DocumentReference, TableDocument, TableService } from '@talkgraph/nodes';
import { tableMissing, tableUnknown } from '../errors.js';
import { readTable } from '../tables/read-table.js';
import { csvText, writeTable } from '../tables/write-table.js';

const schema = 'talkgraph.table';
const version = 1;

/** Tables as JSON files of the artifact store, under the hash of their text. */
export function createTableService(store: ArtifactStore): TableService {
  return {
    load: readTable,
    write: writeTable,
    csv: csvText,
    async read(table: DocumentReference): Promise<TableDocument> {
      if (table.schema !== schema || table.version !== version) {
        throw tableUnknown({ schema: `${table.schema}/${table.version}` });
      }
      const path = await store.find(table.artifact);
      if (path === undefined) throw tableMissing({ artifact: table.artifact });
      const { columns, rows } = JSON.parse(await readFile(path, 'utf8')) as TableDocument;
      return { columns, rows };
    },
    async store({ columns, rows }: TableDocument): Promise<DocumentReference> {
      const text = JSON.stringify({ schema: `${schema}/${version}`, columns, rows });
      const artifact = `${createHash('sha256').update(text).digest('hex')}.json`;
      if ((await store.find(artifact)) === undefined) await store.put(artifact, (path) => writeFile(path, text));
      return { artifact, schema, version, summary: { rows: rows.length, columns: [...columns] } };
    },
  };
}
