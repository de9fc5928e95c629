import type { LocalizedText } from '@talkgraph/errors';
import { textOf } from '../api/api-error.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { useEditor } from '../editor/editor-store.js';
import type { WorkflowDocument } from '../graph/document.js';
import { documentFromPrompt } from '../graph/document-from-prompt.js';
import { documentFromWorkflow } from '../graph/document-from-workflow.js';
import { emptyDocument, newUuid } from '../graph/empty-document.js';
import { followPastRun } from '../runs/use-followed-run.js';
import { loadCatalogue } from './load-catalogue.js';
import { mayLeaveWorkflow } from './may-leave-workflow.js';
import { useOpenFile } from './open-file-state.js';
import { type ReadWorkflow, readWorkflow } from './read-workflow.js';
import { showImportRemarks } from './show-import-remarks.js';
import { showProblem } from './show-problem.js';
import { unknownTypes } from './unknown-types.js';
import { untitled } from './untitled.js';
import { readWorkflowFile } from './workflow-files.js';
import { titleOf } from './workflow-path.js';

/** Where what is opened comes from. */
export interface OpenOptions {
  /** What it is called; else what its file is called, else it has no name yet. */
  readonly title?: string | undefined;
  /** The file below workflows/ that it will be saved to, and when that was written. */
  readonly file?: { readonly path: string; readonly modified: number };
  /** The run that it was read from: its states are shown on the nodes. */
  readonly run?: string | undefined;
  /** Gives it an identity of its own, so that it is not taken for what it was copied from. */
  readonly isCopy?: boolean;
}

/**
 * Opens a workflow in the editor: JSON or its text, in any format. Asks first where something unsaved would be lost. What
 * could not be understood is shown. Answers whether it was opened.
 */
export async function openWorkflow(
  source: unknown,
  { title, file, run, isCopy = false }: OpenOptions = {},
): Promise<boolean> {
  const read = readWorkflow(source);
  if (read.format === 'none') {
    showProblem(read.problem);
    return false;
  }
  const loaded = await documentIn(read);
  if (!loaded) return false;
  const { catalogue, document: found, remarks } = loaded;
  if (!(await mayLeaveWorkflow())) return false;
  const name = file ? titleOf(file.path) : (title ?? untitled());
  const document = isCopy ? { ...found, id: newUuid() } : found;
  if (run !== undefined) followPastRun(document.id, run);
  useEditor.getState().open(document, { path: file?.path, title: name });
  useOpenFile.setState({ modified: file?.modified });
  tellOfImport(document, catalogue, remarks);
  return true;
}

/** Reads a workflow with the server's node types; undefined after saying why that was not possible. */
async function documentIn({ format, json }: Exclude<ReadWorkflow, { format: 'none' }>) {
  try {
    const catalogue = await loadCatalogue();
    return { catalogue, ...(format === 'ui' ? documentFromWorkflow : documentFromPrompt)(json, catalogue) };
  } catch (thrown) {
    showProblem(textOf(thrown));
    return undefined;
  }
}

/** Opens a workflow that is saved below workflows/. @throws ApiError */
export async function openSavedWorkflow(path: string): Promise<boolean> {
  const { text, modified } = await readWorkflowFile(path);
  return openWorkflow(text, { file: { path, modified } });
}

/** Begins with an empty canvas. */
export async function newWorkflow(): Promise<boolean> {
  if (!(await mayLeaveWorkflow())) return false;
  useEditor.getState().open(emptyDocument(), { path: undefined, title: untitled() });
  useOpenFile.setState({ modified: undefined });
  return true;
}

function tellOfImport(document: WorkflowDocument, catalogue: Catalogue, remarks: readonly LocalizedText[]): void {
  const unknown = unknownTypes(document, catalogue);
  // Types that are not installed have a list of their own, which says where they come from.
  const others = remarks.filter(({ en }) => !unknown.some(({ type }) => en.startsWith(`The node type ${type} is not`)));
  if (unknown.length > 0 || others.length > 0) showImportRemarks({ unknown, remarks: others });
}
