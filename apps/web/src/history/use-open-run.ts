import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { textOf } from '../api/api-error.js';
import { useEditor } from '../editor/editor-store.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { followPastRun } from '../runs/use-followed-run.js';
import { openWorkflow } from '../workflows/open-workflow.js';
import { loadRunWorkflow } from './run-workflow.js';

/** Opens the workflow of a run in the editor, with the run's states on its nodes. Answers whether it was opened. */
export function useOpenRun(): (id: string) => Promise<boolean> {
  const read = useLocalText();
  const [, navigate] = useLocation();
  return useCallback(
    async (id) => {
      try {
        const { workflow, title } = await loadRunWorkflow(id);
        if (!(await openWorkflow(workflow, { title }))) return false;
        followPastRun(useEditor.getState().document.id, id);
        navigate('/editor');
        return true;
      } catch (error) {
        notifications.show({ color: 'red', message: read(textOf(error)) });
        return false;
      }
    },
    [read, navigate],
  );
}
