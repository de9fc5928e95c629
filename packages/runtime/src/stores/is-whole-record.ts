import type { ArtifactStore, FileReference, NodeRecord } from '@talkgraph/engine';

/** Where the things lie that a record refers to. */
export interface RecordSurroundings {
  readonly artifacts: Pick<ArtifactStore, 'find'>;
  /** Whether a file that a node saved is still there. */
  readonly fileExists: (file: FileReference) => Promise<boolean>;
}

/** Whether everything that a record refers to is still there: users may empty outputs/ and artifacts/ at any time. */
export async function isWholeRecord(record: NodeRecord, surroundings: RecordSurroundings): Promise<boolean> {
  for (const file of record.files ?? []) if (!(await surroundings.fileExists(file))) return false;
  for (const key of record.artifacts ?? []) if ((await surroundings.artifacts.find(key)) === undefined) return false;
  return true;
}
