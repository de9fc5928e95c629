import type { workerState } from '@talkgraph/protocol';
import type { Dispatcher, WorkerState } from '@talkgraph/runtime';
import type { z } from 'zod';

/** The workers, and what the runs are called that they work on. */
export async function showWorkers(
  dispatcher: Pick<Dispatcher, 'run' | 'workers'>,
): Promise<z.input<typeof workerState>[]> {
  return Promise.all(
    dispatcher.workers().map(async (worker) => {
      const run = worker.runId === undefined ? undefined : await dispatcher.run(worker.runId);
      return showWorker(worker, run?.title);
    }),
  );
}

function showWorker({ pid, models, modelLimits, gpus, ...worker }: WorkerState, runTitle: string | undefined) {
  const { id, state, runId, memoryBytes } = worker;
  return {
    id,
    state,
    ...(pid !== undefined && { pid }),
    ...(runId !== undefined && { runId }),
    ...(runTitle !== undefined && { runTitle }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(models !== undefined && { models: models.map((model) => ({ ...model })) }),
    ...(modelLimits !== undefined && { modelLimits: { ...modelLimits } }),
    ...(gpus !== undefined && { gpus: gpus.map((gpu) => ({ ...gpu })) }),
  };
}
