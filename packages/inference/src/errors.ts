import { defineError } from '@talkgraph/errors';

/** A model file is not where it was expected. */
export const modelMissing = defineError('MODEL_MISSING', 'user', (d: { name: string; path: string }) => ({
  en: `The model "${d.name}" was not found at ${d.path}. Put the file there, or correct the path.`,
  zh: `在 ${d.path} 找不到模型“${d.name}”。请把文件放到该位置，或改正路径。`,
}));

/** A model file cannot be loaded as an ONNX model. */
export const modelBroken = defineError('MODEL_BROKEN', 'user', (d: { name: string; path: string }) => ({
  en: `The model "${d.name}" at ${d.path} could not be loaded: the file is damaged or is not an ONNX model this runtime knows. Copy it there again.`,
  zh: `无法加载 ${d.path} 处的模型“${d.name}”：文件已损坏，或不是本运行时支持的 ONNX 模型。请重新复制该文件。`,
}));

/** A model was given inputs it cannot take, or failed while it ran. */
export const modelRunFailed = defineError('MODEL_RUN_FAILED', 'bug', (d: { name: string; inputs: string }) => ({
  en: `The model "${d.name}" failed on the inputs ${d.inputs}. Check their names, types and sizes against the model; if Talkgraph made them, report this.`,
  zh: `模型“${d.name}”处理输入 ${d.inputs} 时失败。请核对输入的名称、类型和尺寸；如果输入由 Talkgraph 生成，请报告此问题。`,
}));

/** Two different files were loaded under one name. */
export const modelNameTaken = defineError(
  'MODEL_NAME_TAKEN',
  'bug',
  (d: { name: string; path: string; takenBy: string }) => ({
    en: `The model name "${d.name}" already belongs to ${d.takenBy}, so ${d.path} cannot be loaded under it. Choose another name.`,
    zh: `模型名“${d.name}”已属于 ${d.takenBy}，不能再用它加载 ${d.path}。请换一个名称。`,
  }),
);

/** The native runtime itself does not start on this machine. */
export const runtimeUnavailable = defineError(
  'INFERENCE_RUNTIME_UNAVAILABLE',
  'operational',
  (d: { platform: string }) => ({
    en: `ONNX Runtime does not start on this machine (${d.platform}). Run "npm ci" again; supported are Linux, macOS and Windows on x64 or arm64.`,
    zh: `ONNX Runtime 无法在本机（${d.platform}）启动。请重新运行“npm ci”；支持 x64 或 arm64 的 Linux、macOS 和 Windows。`,
  }),
);
