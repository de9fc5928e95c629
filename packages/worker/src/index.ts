import { fileURLToPath } from 'node:url';
import type { WorkerCommand } from '@talkgraph/runtime';

export type { TableDocument, TableFormat } from '@talkgraph/nodes';
export { heygemPlaces } from './capabilities/heygem-places.js';
export { type ModelShelf, modelShelf } from './capabilities/model-shelf.js';
export { recogniseModel, tryModel } from './models/lazy-models.js';
export type { RecognisedModel } from './models/recognise-model.js';
export { readTable, writeTable } from './tables/lazy-tables.js';

/** How worker processes of this package are started; for `openDispatcher`. */
export const workerCommand: WorkerCommand = { module: fileURLToPath(new URL('./main.js', import.meta.url)) };
