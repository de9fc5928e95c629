import { defineError } from '@talkgraph/errors';

/** No screen was found around the person. */
export const screenNotFound = defineError('VISION_SCREEN_NOT_FOUND', 'user', () => ({
  en: 'No green or blue screen was found along the borders of the video. Enter the colour of the screen, or choose the mode "Person", which needs no screen.',
  zh: '在视频边缘没有找到绿幕或蓝幕。请填写幕布颜色，或改用无需幕布的“人像抠图”。',
}));

/** A recipe of this package has parameters that make no sense. */
export const visionParams = defineError('VISION_PARAMS', 'bug', (d: { op: string; what: string }) => ({
  en: `The parameters of the operation "${d.op}" do not fit together: ${d.what}. Report this.`,
  zh: `操作“${d.op}”的参数不一致：${d.what}。请报告此问题。`,
}));

/** A model of the user's is not of the kind it was put away as. */
export const modelUnfit = defineError('VISION_MODEL_UNFIT', 'user', (d: { name: string; inputs: string }) => ({
  en: `The model "${d.name}" does not restore faces: its inputs are ${d.inputs}. Put an ONNX export of GFPGAN, RestoreFormer or CodeFormer into models/face-enhance/: one face as float32 [1, 3, 512, 512].`,
  zh: `模型“${d.name}”不是人脸修复模型：其输入为 ${d.inputs}。请在 models/face-enhance/ 中放入 GFPGAN、RestoreFormer 或 CodeFormer 的 ONNX 文件，输入为一张 float32 [1, 3, 512, 512] 的人脸。`,
}));

/** No file of this name lies where models are put. */
export const modelUnknown = defineError('VISION_MODEL_UNKNOWN', 'user', (d: { name: string; known: string }) => ({
  en: `There is no model "${d.name}" in models/face-enhance/${d.known === '' ? ', which is empty' : `; there are: ${d.known}`}. Put the file there, choose another, or leave the name empty.`,
  zh: `models/face-enhance/ 中没有模型“${d.name}”${d.known === '' ? '，该文件夹为空' : `；现有：${d.known}`}。请把文件放到该文件夹，选择其他模型，或将名称留空。`,
}));

/** The file of a model changed after a recipe was made with it. */
export const modelChanged = defineError('VISION_MODEL_CHANGED', 'operational', (d: { name: string }) => ({
  en: `The model "${d.name}" in models/face-enhance/ is another one than when the clip was prepared. Run the workflow again.`,
  zh: `models/face-enhance/ 中的模型“${d.name}”在片段准备好之后被更换。请重新运行工作流。`,
}));
