import type { forgetRunsRequest, forgottenRuns } from '@talkgraph/protocol';
import { type Dispatcher, hasEnded } from '@talkgraph/runtime';
import type { z } from 'zod';

/** Forgets those of the runs that have ended, with the files that are theirs alone where that is wanted. */
export async function forgetRuns(
  dispatcher: Pick<Dispatcher, 'forget' | 'forgetWithFiles' | 'run'>,
  wish: z.output<typeof forgetRunsRequest>,
): Promise<z.input<typeof forgottenRuns>> {
  const found = await Promise.all(wish.ids.map((id) => dispatcher.run(id)));
  const ids = found.flatMap((run) => (run && hasEnded(run.state) ? [run.runId] : []));
  if (!wish.files) await dispatcher.forget(ids);
  const files = wish.files ? await dispatcher.forgetWithFiles(ids) : [];
  return { ids, files: files.map((file) => ({ ...file })) };
}
