import { convertWorkflow, isUiWorkflow, type JsonObject, type NodeRegistry } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { stringify } from 'lossless-json';
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
  // Ids and links are compared as numbers; editors write none of which the written form matters.
  const workflow = JSON.parse(stringify(written) as string) as JsonObject;
  return { ...convertWorkflow(workflow, registry), workflow };
}
