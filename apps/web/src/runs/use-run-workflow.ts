import { notifications } from '@mantine/notifications';
import type { LocalizedText } from '@talkgraph/errors';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { create } from 'zustand';
import { isApiError, textOf } from '../api/api-error.js';
import { useEditor } from '../editor/editor-store.js';
import { workflowOf } from '../graph/workflow-of.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { uploadsEnded } from '../node-view/uploads.js';
import { afterSubmit } from './after-submit.js';
import { hasEnded } from './apply-event.js';
import { problemsOf } from './problems-of.js';
import { useRuns } from './run-store.js';
import { type SubmittedRun, submitRun } from './submit-run.js';

/** How the open workflow is run. */
export interface RunChoice {
  /** So often, with seeds changed in between. */
  readonly times?: number;
  /** Ids of nodes, as in prompts, up to which is run; without them, all outputs. */
  readonly targets?: readonly string[] | undefined;
  readonly front?: boolean;
}

interface Sending {
  /** Runs handed in, of so many; undefined while none is. */
  readonly sending: { readonly done: number; readonly total: number } | undefined;
}

/** What is being handed in just now, in whichever part of the editor it was begun. */
export const useSending = create<Sending>()(() => ({ sending: undefined }));

/**
 * Runs the open workflow. Answers whether it was queued; what is wrong with it becomes `problems`, shown on its nodes, and
 * anything else that fails is told.
 */
export function useRunWorkflow(): (choice?: RunChoice) => Promise<boolean> {
  const read = useLocalText();
  const queryClient = useQueryClient();
  return useCallback(
    async (choice = {}) => {
      // A second click while the first is on its way means the same run.
      if (useSending.getState().sending) return false;
      try {
        tellRemarks(await sendAll(choice), read);
        return true;
      } catch (error) {
        const problems = isApiError(error) ? problemsOf(error.nodeErrors) : undefined;
        useRuns.getState().showProblems(problems);
        if (problems) leaveEndedRun();
        if (!problems) notifications.show({ color: 'red', message: read(textOf(error)), autoClose: 10_000 });
        return false;
      } finally {
        useSending.setState({ sending: undefined });
        void queryClient.invalidateQueries({ queryKey: ['queue'] });
        void queryClient.invalidateQueries({ queryKey: ['runs'] });
      }
    },
    [queryClient, read],
  );
}

/** What the last run came to is not what is wrong now. */
function leaveEndedRun(): void {
  const { followed, runs, follow } = useRuns.getState();
  const run = followed === undefined ? undefined : runs[followed];
  if (run && hasEnded(run)) follow(undefined);
}

type Remarks = SubmittedRun['remarks'];

/** Nobody reads more at once. */
const mostRemarks = 3;
let lastTold = '';

/** Says what was passed over in the workflow; not again with every run. */
function tellRemarks(remarks: Remarks, read: (text: LocalizedText) => string): void {
  const message = remarks
    .slice(0, mostRemarks)
    .map(({ text }) => read(text))
    .join(' ');
  if (message !== '' && message !== lastTold) notifications.show({ color: 'yellow', message, autoClose: 12_000 });
  lastTold = message;
}

async function sendAll({ times = 1, targets, front = false }: RunChoice): Promise<Remarks> {
  let remarks: Remarks = [];
  useSending.setState({ sending: { done: 0, total: times } });
  // Whoever runs while a file is still being uploaded means with that file.
  await uploadsEnded(useEditor.getState().document.id);
  for (let done = 0; done < times; done++) {
    useSending.setState({ sending: { done, total: times } });
    const { document, catalogue, place } = useEditor.getState();
    if (!catalogue) break;
    const workflow = workflowOf(document, catalogue);
    const submitted = await submitRun({ workflow, title: place.title, targets, front });
    remarks = submitted.remarks;
    show(submitted);
    useEditor.getState().advanceSeeds();
  }
  return remarks;
}

function show({ id, problems }: SubmittedRun): void {
  const state = useRuns.getState();
  const { followed, upcoming } = afterSubmit(state, id);
  state.showProblems(problems);
  state.follow(followed, upcoming);
}
