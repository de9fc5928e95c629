import type { FileReference } from '@talkgraph/engine';
import { type Dispatcher, filesOfRecord, type RunHead, type StoredNode } from '@talkgraph/runtime';
import type { NamedFile } from './zip-names.js';

/** What runs have saved, each file once; previews only of runs that saved nothing. */
export async function outputsOfRuns(
  dispatcher: Pick<Dispatcher, 'nodesOf'>,
  runs: readonly RunHead[],
): Promise<readonly NamedFile<FileReference>[]> {
  const nodes = await dispatcher.nodesOf(runs.map(({ runId }) => runId));
  return runs.flatMap((run) => {
    const files = outputsOf(nodes.get(run.runId) ?? []);
    const label = run.title ?? `${run.number}`;
    return files.map((file) => ({
      file,
      filename: file.filename,
      isOnly: files.length === 1,
      ...(runs.length > 1 && { label }),
    }));
  });
}

function outputsOf(nodes: readonly StoredNode[]): readonly FileReference[] {
  const files = new Map<string, FileReference>();
  for (const { record } of nodes) {
    for (const file of filesOfRecord(record))
      files.set(JSON.stringify([file.type, file.subfolder, file.filename]), file);
  }
  const saved = [...files.values()].filter(({ type }) => type === 'output');
  return saved.length > 0 ? saved : [...files.values()];
}
