export {
  encodeOnnxModel,
  type OnnxConstant,
  type OnnxModel,
  type OnnxNode,
  type OnnxValue,
  onnxConstant,
} from './onnx-model.js';
