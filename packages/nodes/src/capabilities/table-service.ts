import type { DocumentReference, TableDocument } from '../ports.js';

/** Tables as stored documents. */
export interface TableService {
  /** The whole table a reference stands for. @throws TABLE_MISSING, TABLE_UNKNOWN */
  read(table: DocumentReference): Promise<TableDocument>;
  /** Keeps a table under the hash of its content. The same table twice is one document. */
  store(table: TableDocument): Promise<DocumentReference>;
}
