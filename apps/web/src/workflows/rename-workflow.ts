import { textOf } from '../api/api-error.js';
import { useEditor } from '../editor/editor-store.js';
import { newUuid } from '../graph/empty-document.js';
import { askChoice } from './ask-choice.js';
import { askPlace } from './ask-place.js';
import { useOpenFile } from './open-file-state.js';
import { changeRecent } from './recent-workflows.js';
import { saveWorkflowAs } from './save-workflow.js';
import { showProblem } from './show-problem.js';
import { untitled } from './untitled.js';
import { deleteWorkflowFile, isNameTaken, moveWorkflowFile } from './workflow-files.js';
import { titleOf } from './workflow-path.js';

/** Gives the open workflow another name; one that was never saved is saved under it. */
export async function renameOpenWorkflow(): Promise<void> {
  const { path } = useEditor.getState().place;
  if (path === undefined) await saveWorkflowAs();
  else await movedByAsking(path, 'name');
}

/** Asks for another name or folder of a saved workflow and moves it there. Answers whether it was moved. */
export async function movedByAsking(path: string, asks: 'name' | 'folder'): Promise<boolean> {
  const to = await askPlace({
    title: asks === 'name' ? 'rename.title' : 'move.title',
    confirm: asks === 'name' ? 'rename.confirm' : 'move.confirm',
    path,
    asks,
  });
  if (to === undefined || to === path) return false;
  try {
    const modified = await moveWorkflowFile(path, to);
    followMove(path, to, modified);
    return true;
  } catch (thrown) {
    showProblem(isNameTaken(thrown) ? nameTaken(titleOf(to)) : textOf(thrown));
    return false;
  }
}

/** Lets the editor and the recent ones know a workflow's new path. */
export function followMove(from: string, to: string, modified?: number): void {
  changeRecent(from, to);
  if (useEditor.getState().place.path !== from) return;
  useEditor.setState({ place: { path: to, title: titleOf(to) } });
  if (modified !== undefined) useOpenFile.setState({ modified });
}

/** Goes on with a copy that is not saved yet; the saved one stays as it is. */
export function duplicateOpenWorkflow(): void {
  const { document, place, catalogue } = useEditor.getState();
  const copy = { ...document, id: newUuid() };
  useEditor.setState({ document: copy, place: { path: undefined, title: `${place.title} (2)` }, isChanged: true });
  useOpenFile.setState({ modified: undefined });
  if (catalogue) useEditor.getState().setCatalogue(catalogue);
}

/** Deletes the open workflow's file after asking; the workflow stays open, unsaved. */
export async function deleteOpenWorkflow(): Promise<void> {
  const { path } = useEditor.getState().place;
  if (path !== undefined) await deletedByAsking(path);
}

/** Asks and deletes a saved workflow. Answers whether it was deleted. */
export async function deletedByAsking(path: string): Promise<boolean> {
  const answer = await askChoice({
    title: 'delete.title',
    text: 'delete.text',
    values: { title: titleOf(path) },
    choices: [{ answer: 'delete', label: 'delete.confirm', isDangerous: true }],
  });
  if (answer === undefined) return false;
  try {
    await deleteWorkflowFile(path);
  } catch (thrown) {
    showProblem(textOf(thrown));
    return false;
  }
  changeRecent(path, undefined);
  if (useEditor.getState().place.path === path) {
    useEditor.setState({ place: { path: undefined, title: titleOf(path) || untitled() }, isChanged: true });
    useOpenFile.setState({ modified: undefined });
  }
  return true;
}

const nameTaken = (title: string) => ({
  en: `There is already a workflow named “${title}” there. Choose another name.`,
  zh: `该位置已有名为“${title}”的工作流。请换一个名称。`,
});
