export {
  encodeOnnxModel,
  type OnnxConstant,
  type OnnxModel,
  type OnnxNode,
  type OnnxType,
  type OnnxValue,
  onnxConstant,
} from './onnx-model.js';
