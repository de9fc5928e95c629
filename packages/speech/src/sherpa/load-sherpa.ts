import { sherpaUnavailable } from '../errors.js';

/** sherpa-onnx with its native addon. */
export type Sherpa = typeof import('sherpa-onnx-node');

let loading: Promise<Sherpa> | undefined;

/**
 * Loads sherpa-onnx. Only now, and once, because its addon brings an ONNX Runtime of its own: who never uses a model of
 * this kind never has it in memory.
 * @throws SHERPA_UNAVAILABLE where there is no prebuilt addon for the machine
 */
export function loadSherpa(): Promise<Sherpa> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    throw sherpaUnavailable({ platform: `${process.platform}-${process.arch}` }, cause);
  });
  return loading;
}

async function load(): Promise<Sherpa> {
  // The package is CommonJS: which names Node sees beside `default` depends on its lexer, so take `default`.
  const module = (await import('sherpa-onnx-node')) as Sherpa & { readonly default?: Sherpa };
  return module.default ?? module;
}
