import type { ArtifactStore, JsonObject } from '@talkgraph/engine';
import { lipSyncDocumentMissing } from '@talkgraph/lipsync';
import { textParam } from '../read-task-params.js';

/** The path of the stored document that a task's parameter `artifact` names. @throws LIPSYNC_DOCUMENT_MISSING */
export async function lipSyncDocument(store: ArtifactStore, task: string, params: JsonObject): Promise<string> {
  const key = textParam(task, params, 'artifact');
  const path = await store.find(key);
  if (path === undefined) throw lipSyncDocumentMissing({ key });
  return path;
}
