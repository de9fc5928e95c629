import type { forgetRunsRequest, forgottenRuns } from '@talkgraph/protocol';
import { type Dispatcher, hasEnded } from '@talkgraph/runtime';
import type { z } from 'zod';

/** Forgets those of the runs that have ended, with the files that are theirs alone where that is wanted. */
export async function forgetRuns(
  dispatcher: Pick<Dispatcher, 'forget' | 'forgetWithFiles' | 'run'>,
  wish: z.output<typeof forgetRunsRequest>,
): Promise<z.input<typeof forgottenRuns>> {
  const ids: string[] = [];
  // One by one: each comes with its whole workflow, and there may be a thousand.
  for (const id of new Set(wish.ids)) {
    const run = await dispatcher.run(id);
    if (run && hasEnded(run.state)) ids.push(run.runId);
  }
  if (!wish.files) await dispatcher.forget(ids);
  const files = wish.files ? await dispatcher.forgetWithFiles(ids) : [];
  return { ids, files: files.map((file) => ({ ...file })) };
}
