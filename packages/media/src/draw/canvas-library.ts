import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

let loaded: typeof import('@napi-rs/canvas') | undefined;

/** Skia, loaded when something is drawn for the first time: most renders draw nothing. */
export function canvasLibrary(): typeof import('@napi-rs/canvas') {
  loaded ??= require('@napi-rs/canvas') as typeof import('@napi-rs/canvas');
  return loaded;
}
