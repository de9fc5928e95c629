import type { CacheStore, Json, JsonObject } from '@talkgraph/engine';
import { toWireError } from '../ipc/wire-error.js';
import type { FromWorker, ToWorker, WorkerRequests } from '../ipc/worker-message.js';
import type { ReserveFileName } from '../stores/sqlite/reserved-file-names.js';

/** What workers may ask for. */
export interface WorkerRequestStores {
  readonly cache: CacheStore;
  readonly reserveFileName: ReserveFileName;
}

type Handlers = {
  readonly [M in keyof WorkerRequests]: (
    stores: WorkerRequestStores,
    params: WorkerRequests[M]['params'],
  ) => Promise<WorkerRequests[M]['answer']>;
};

const handlers: Handlers = {
  'cache.find': async ({ cache }, { keys }) => [...(await cache.find(keys))],
  'files.reserve': ({ reserveFileName }, { request, ...slot }) => reserveFileName(slot, request),
};

/** Answers what a worker asked; a failure is its answer too. */
export async function answerRequest(
  stores: WorkerRequestStores,
  request: Extract<FromWorker, { kind: 'request' }>,
): Promise<ToWorker> {
  const handler = handlers[request.method] as (stores: WorkerRequestStores, params: JsonObject) => Promise<unknown>;
  try {
    return { kind: 'answer', id: request.id, value: (await handler(stores, request.params)) as Json };
  } catch (error) {
    return { kind: 'answer', id: request.id, error: toWireError(error) };
  }
}
