import type { InferenceSession } from 'onnxruntime-node';
import { modelBroken, runtimeUnavailable } from './errors.js';
import type { ModelFile } from './model-file.js';
import type { Tensor, TensorData, TensorMap } from './tensor.js';

type Runtime = typeof import('onnxruntime-node');

/** How sessions are made. */
export interface SessionSettings {
  /** Threads one operator may use. */
  readonly threads: number;
  /** ONNX Runtime execution providers in order of preference. */
  readonly providers: readonly string[];
}

/** Loads the native runtime; only now, so that importing this package costs nothing. */
export async function loadRuntime(): Promise<Runtime> {
  try {
    // The package is CommonJS: which names Node sees beside `default` depends on its lexer, so take `default`.
    const module = (await import('onnxruntime-node')) as Runtime & { default?: Runtime };
    return module.default ?? module;
  } catch (cause) {
    throw runtimeUnavailable({ platform: `${process.platform}-${process.arch}` }, cause);
  }
}

/** Opens a model file; a failure is MODEL_BROKEN. */
export async function openSession(
  runtime: Runtime,
  model: ModelFile,
  settings: SessionSettings,
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(model.path, {
      executionProviders: [...settings.providers],
      intraOpNumThreads: model.threads ?? settings.threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw modelBroken(model, cause);
  }
}

/** Runs a session on plain tensors and answers plain tensors. */
export async function runSession(
  runtime: Runtime,
  session: InferenceSession,
  inputs: TensorMap,
): Promise<Record<string, Tensor>> {
  const feeds: Record<string, InstanceType<Runtime['Tensor']>> = {};
  for (const [name, tensor] of Object.entries(inputs)) feeds[name] = toOnnx(runtime, tensor);
  const results = await session.run(feeds);
  const outputs: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(results)) {
    outputs[name] = { data: value.data as TensorData, dims: value.dims };
  }
  return outputs;
}

function toOnnx(runtime: Runtime, { data, dims }: Tensor) {
  if (data instanceof Float32Array) return new runtime.Tensor('float32', data, dims);
  if (data instanceof Float64Array) return new runtime.Tensor('float64', data, dims);
  if (data instanceof Int32Array) return new runtime.Tensor('int32', data, dims);
  if (data instanceof BigInt64Array) return new runtime.Tensor('int64', data, dims);
  if (data instanceof Uint16Array) return new runtime.Tensor('float16', data, dims);
  return new runtime.Tensor('uint8', data, dims);
}
