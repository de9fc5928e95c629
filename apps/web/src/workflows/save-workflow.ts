import { stableJson } from '@talkgraph/engine';
import { textOf } from '../api/api-error.js';
import { useEditor } from '../editor/editor-store.js';
import { workflowOf } from '../graph/workflow-of.js';
import { askChoice } from './ask-choice.js';
import { askPlace } from './ask-place.js';
import { loadCatalogue } from './load-catalogue.js';
import { useOpenFile } from './open-file-state.js';
import { rememberRecent } from './recent-workflows.js';
import { showProblem } from './show-problem.js';
import { isNameTaken, modifiedOf, writeWorkflowFile } from './workflow-files.js';
import { titleOf } from './workflow-path.js';

/** Saves the open workflow where it is kept, or asks where. Answers whether it was saved. */
export async function saveWorkflow(): Promise<boolean> {
  const { path } = useEditor.getState().place;
  if (path === undefined) return saveWorkflowAs();
  return telling(async () => {
    // Somebody else, or another tab, may have saved it meanwhile.
    const now = await modifiedOf(path);
    const { modified: known } = useOpenFile.getState();
    if (now === undefined || now === known) return write(path, true);
    const answer = await askChoice({
      title: 'conflict.title',
      text: 'conflict.text',
      values: { title: titleOf(path) },
      choices: [
        { answer: 'overwrite', label: 'conflict.overwrite', isDangerous: true },
        { answer: 'copy', label: 'conflict.copy' },
      ],
    });
    if (answer === 'copy') return saveWorkflowAs();
    return answer === 'overwrite' && write(path, true);
  });
}

/** Asks for a name and a folder and saves the open workflow there. Answers whether it was saved. */
export async function saveWorkflowAs(): Promise<boolean> {
  const { place } = useEditor.getState();
  const path = await askPlace({
    title: 'saveAs.title',
    confirm: 'saveAs.confirm',
    path: place.path ?? place.title,
    asks: 'both',
  });
  if (path === undefined) return false;
  return telling(async () => {
    try {
      return await write(path, false);
    } catch (thrown) {
      if (!isNameTaken(thrown)) throw thrown;
    }
    const answer = await askChoice({
      title: 'taken.title',
      text: 'taken.text',
      values: { title: titleOf(path) },
      choices: [{ answer: 'overwrite', label: 'taken.overwrite', isDangerous: true }],
    });
    return answer === 'overwrite' && write(path, true);
  });
}

/** The open workflow as it is written to files: in an order that changes only where the workflow does. */
export async function workflowText(): Promise<string> {
  const catalogue = await loadCatalogue();
  return stableJson(workflowOf(useEditor.getState().document, catalogue));
}

async function write(path: string, overwrite: boolean): Promise<boolean> {
  const text = await workflowText();
  const { document } = useEditor.getState();
  const modified = await writeWorkflowFile(path, text, { overwrite });
  useOpenFile.setState({ modified });
  rememberRecent(path);
  // What was changed while it was being written is still unsaved.
  if (useEditor.getState().document === document) {
    useEditor.getState().markSaved({ path, title: titleOf(path) });
  } else {
    useEditor.setState({ place: { path, title: titleOf(path) } });
  }
  return true;
}

async function telling(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act();
  } catch (thrown) {
    showProblem(textOf(thrown));
    return false;
  }
}
