export { createInference, type Inference, type InferenceOptions } from './create-inference.js';
export { modelBroken, modelMissing, modelNameTaken, modelRunFailed, runtimeUnavailable } from './errors.js';
export { faceModels } from './face-models.js';
export { hasCuda } from './has-cuda.js';
export type { ModelFile } from './model-file.js';
export {
  type LoadedModel,
  type MemoryHolder,
  type MemoryKind,
  ModelMemory,
  type ModelMemoryOptions,
  plausibleBytes,
} from './model-memory.js';
export type { ModelFigures, ModelInput, ModelSession } from './model-session.js';
export { ModelUse } from './model-use.js';
export type { Tensor, TensorData, TensorMap } from './tensor.js';
