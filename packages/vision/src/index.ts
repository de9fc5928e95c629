export { type BackgroundServices, backgroundOp, replaceBackground } from './compose/background-op.js';
export {
  type Backdrop,
  type BackgroundOptions,
  type CutMode,
  type PersonPlace,
  personPlaces,
} from './compose/background-options.js';
export { screenNotFound, visionParams } from './errors.js';
export { matteModel } from './matte/matte-model.js';
