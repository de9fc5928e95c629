import type * as recognise from './recognise-model.js';
import type * as trying from './try-model.js';

/** As `recogniseModel`; its engines are loaded with the first call. */
export const recogniseModel: typeof recognise.recogniseModel = async (...given) =>
  (await import('./recognise-model.js')).recogniseModel(...given);

/** As `tryModel`; its engines are loaded with the first call. */
export const tryModel: typeof trying.tryModel = async (...given) => (await import('./try-model.js')).tryModel(...given);
