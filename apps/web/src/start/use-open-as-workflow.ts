import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { getJson } from '../api/request.js';
import type { JobWorkflow } from '../runs/load-run.js';

/** The name that a run was handed in with. */
interface TitledJob {
  readonly workflow: { readonly extra_data: { readonly talkgraph?: { readonly title?: string } } };
}

/** Opens the workflow of a run in the editor, which goes on showing the run on its nodes. */
export function useOpenAsWorkflow() {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async (runId: string) => {
      const { workflow: job } = await getJson<JobWorkflow & TitledJob>(`jobs/${encodeURIComponent(runId)}`);
      // The editor's code is large, and most visitors of the start page never need it.
      const { openWorkflow } = await import('../workflows/open-workflow.js');
      const opened = await openWorkflow(job.extra_data.extra_pnginfo?.workflow ?? job.prompt, {
        run: runId,
        title: job.extra_data.talkgraph?.title,
      });
      if (!opened) return;
      // Pickers shall offer the files that were uploaded here.
      await queryClient.invalidateQueries({ queryKey: ['object_info'] });
      navigate('/editor');
    },
  });
}
