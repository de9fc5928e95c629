import type { JsonObject } from '@talkgraph/engine';
import { ApiError } from '../api/api-error.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import { workflowOf } from '../graph/workflow-of.js';
import { readWorkflow } from '../workflows/read-workflow.js';
import { readTemplate } from '../workflows/templates.js';
import { readWorkflowFile } from '../workflows/workflow-files.js';
import type { BatchWorkflow } from './batch.js';

/** A saved workflow. @throws ApiError */
export async function savedWorkflow(path: string): Promise<BatchWorkflow> {
  const { text } = await readWorkflowFile(path);
  return { title: path.slice(path.lastIndexOf('/') + 1), path, json: checked(text) };
}

/** A workflow that comes with the program. @throws ApiError */
export async function templateWorkflow(file: string, title: string): Promise<BatchWorkflow> {
  return { title, json: checked(await readTemplate(file)) };
}

/** A workflow from the user's disk. @throws ApiError where it is none */
export async function fileWorkflow(file: File): Promise<BatchWorkflow> {
  return { title: file.name.replace(/(\.ui)?\.json$/i, ''), json: checked(await file.text()) };
}

/** What is open in the editor, as it stands now; undefined where nothing is. */
export function editorWorkflow(catalogue: Catalogue | undefined): BatchWorkflow | undefined {
  const { document, place } = useEditor.getState();
  if (!catalogue || Object.keys(document.root.nodes).length === 0) return undefined;
  const { title, path } = place;
  return { title, ...(path !== undefined && { path }), json: workflowOf(document, catalogue) };
}

function checked(source: unknown): JsonObject {
  const found = readWorkflow(source);
  if (found.format === 'none') throw new ApiError({ status: 400, code: 'WORKFLOW_INVALID', text: found.problem });
  return found.json;
}
