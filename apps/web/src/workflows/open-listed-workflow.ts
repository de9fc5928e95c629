import { isApiError, textOf } from '../api/api-error.js';
import { openSavedWorkflow } from './open-workflow.js';
import { changeRecent, rememberRecent } from './recent-workflows.js';
import { showProblem } from './show-problem.js';

/** Opens a saved workflow from a list, and says why where that fails. Answers whether it was opened. */
export async function openListedWorkflow(path: string): Promise<boolean> {
  try {
    const opened = await openSavedWorkflow(path);
    if (opened) rememberRecent(path);
    return opened;
  } catch (thrown) {
    if (isApiError(thrown) && thrown.status === 404) changeRecent(path, undefined);
    showProblem(textOf(thrown));
    return false;
  }
}
