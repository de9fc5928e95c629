export {
  type ComfyUiStandIn,
  type StandInJob,
  type StandInOptions,
  startComfyUiStandIn,
} from './start-comfyui-stand-in.js';
