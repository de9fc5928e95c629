export {
  encodeOnnxModel,
  type OnnxConstant,
  type OnnxModel,
  type OnnxNode,
  type OnnxType,
  type OnnxValue,
  onnxConstant,
  onnxNode,
} from './onnx-model.js';
