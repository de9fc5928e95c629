import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { textOf } from '../api/api-error.js';
import { showProblem } from '../workflows/show-problem.js';
import { loadRunWorkflow } from './run-workflow.js';

/** Opens the workflow of a run in the editor, which goes on showing the run on its nodes. */
export function useOpenRun() {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async (run: string) => {
      const { workflow, title } = await loadRunWorkflow(run);
      // The editor's code is large, and most visitors of the start page never need it.
      const { openWorkflow } = await import('../workflows/open-workflow.js');
      if (!(await openWorkflow(workflow, { run, title }))) return;
      // Pickers shall offer the files that were uploaded for it.
      await queryClient.invalidateQueries({ queryKey: ['object_info'] });
      navigate('/editor');
    },
    onError: (thrown) => showProblem(textOf(thrown)),
  });
}
