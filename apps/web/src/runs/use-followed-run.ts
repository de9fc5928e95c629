import { useEffect } from 'react';
import { getJson } from '../api/request.js';
import { useEditor } from '../editor/editor-store.js';
import { rememberedRuns, rememberRuns } from './remembered-runs.js';
import { useRuns } from './run-store.js';

/** Shows the open workflow's last run in it, also after a reload in its middle. */
export function useFollowedRun(): void {
  const workflow = useEditor(({ document }) => document.id);
  useEffect(() => {
    void takeUp(workflow);
    return useRuns.subscribe((state) => rememberRuns(workflow, state));
  }, [workflow]);
}

/** Opens a past run's workflow with its states: to be called just before the workflow is opened. */
export function followPastRun(workflow: string, run: string): void {
  rememberRuns(workflow, { followed: run, upcoming: [] });
  if (useEditor.getState().document.id === workflow) void takeUp(workflow);
}

async function takeUp(workflow: string): Promise<void> {
  const { followed, upcoming } = rememberedRuns(workflow);
  const runs = useRuns.getState();
  runs.showProblems(undefined);
  runs.follow(followed, upcoming);
  if (upcoming.length > 0) await dropEnded(workflow);
}

/** While the page was away some may have ended, and the next one begun. */
async function dropEnded(workflow: string): Promise<void> {
  const asked = await getJson<{ running: string[]; pending: string[] }>('api/queue/state').catch(() => undefined);
  if (!asked || useEditor.getState().document.id !== workflow) return;
  const { followed, upcoming, follow } = useRuns.getState();
  const open = upcoming.filter((id) => asked.running.includes(id) || asked.pending.includes(id));
  follow(open.find((id) => asked.running.includes(id)) ?? followed, open);
}
