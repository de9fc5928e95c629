import { convertWorkflow, isUiWorkflow, type JsonObject, type NodeRegistry } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { readWorkflow } from './read-workflow.js';

/** A workflow in API format, and what was noticed on the way. */
export interface PreparedWorkflow {
  readonly prompt: JsonObject;
  /** The workflow as the editor saved it, for files that carry their workflow. */
  readonly workflow?: JsonObject;
  readonly remarks: readonly { readonly node: string; readonly text: LocalizedText }[];
}

/** Reads a workflow of either format and answers it in API format. */
export async function prepareWorkflow(path: string, registry: NodeRegistry): Promise<PreparedWorkflow> {
  const written = await readWorkflow(path);
  if (!isUiWorkflow(written)) return { prompt: written, remarks: [] };
  const { prompt, remarks } = convertWorkflow(written, registry);
  return { prompt, workflow: written, remarks };
}
