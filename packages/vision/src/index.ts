export { type BackgroundServices, backgroundOp, replaceBackground } from './compose/background-op.js';
export type {
  Backdrop,
  BackgroundOptions,
  CutMode,
  PersonPlace,
} from './compose/background-options.js';
export { modelChanged, modelUnfit, modelUnknown, screenNotFound, visionParams } from './errors.js';
export { type EnhanceOptions, type EnhanceServices, enhanceFace, enhanceOp } from './face/enhance-op.js';
export { restorationModel } from './face/restoration-model.js';
export { matteModel } from './matte/matte-model.js';
