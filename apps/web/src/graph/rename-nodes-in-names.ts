import type { WorkflowDocument } from './document.js';

/** Changes the ids of nodes that named inputs stand for; those that `rename` answers undefined lose their names. */
export function renameNodesInNames(
  document: WorkflowDocument,
  rename: (id: string) => string | undefined,
): WorkflowDocument {
  if (document.namedInputs.length === 0) return document;
  const namedInputs = document.namedInputs.flatMap((named) => {
    const node = rename(named.node);
    return node === undefined ? [] : node === named.node ? [named] : [{ ...named, node }];
  });
  return { ...document, namedInputs };
}
