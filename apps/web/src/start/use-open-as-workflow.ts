import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { getJson } from '../api/request.js';
import type { JobWorkflow } from '../runs/load-run.js';
import { useRuns } from '../runs/run-store.js';

/** Opens the workflow of a run in the editor, which goes on showing the run on its nodes. */
export function useOpenAsWorkflow() {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async (runId: string) => {
      const { workflow: job } = await getJson<JobWorkflow>(`jobs/${encodeURIComponent(runId)}`);
      // The editor's code is large, and most visitors of the start page never need it.
      const { openWorkflow } = await import('../workflows/open-workflow.js');
      const opened = await openWorkflow(job.extra_data.extra_pnginfo?.workflow ?? job.prompt);
      if (!opened) return;
      useRuns.getState().follow(runId);
      navigate('/editor');
    },
  });
}
