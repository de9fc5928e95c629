import type { LocalizedText } from '@talkgraph/errors';

/** What a folder below models/ holds. */
interface ModelFolder {
  readonly label: LocalizedText;
  /** How files of this kind are called; undefined where only folders are models. */
  readonly file?: RegExp;
  /** Whether a folder is a model too, as sherpa-onnx packs them. */
  readonly folders: boolean;
}

/** The kinds of models that users bring. A kind's folder below models/ has its name. */
export const modelKinds = {
  lipsync: { label: { en: 'Lip-sync', zh: '口型驱动' }, file: /\.onnx$/i, folders: false },
  tts: { label: { en: 'Voice', zh: '语音合成' }, folders: true },
  asr: { label: { en: 'Speech recognition', zh: '语音识别' }, file: /^ggml-.*\.bin$/, folders: true },
  'face-enhance': { label: { en: 'Face enhancement', zh: '人脸增强' }, file: /\.onnx$/i, folders: false },
  fonts: { label: { en: 'Font', zh: '字体' }, file: /\.(?:ttf|otf|ttc|woff2?)$/i, folders: false },
} as const satisfies Readonly<Record<string, ModelFolder>>;

export type ModelKind = keyof typeof modelKinds;

export const modelKindNames = Object.keys(modelKinds) as readonly ModelKind[];

/** Whether a word is the name of a kind of model. */
export function isModelKind(name: string): name is ModelKind {
  return Object.hasOwn(modelKinds, name);
}

/** Whether something of this name is taken for a model of a kind, or overlooked. */
export function isModelName(kind: ModelKind, name: string, isFolder: boolean): boolean {
  const { file, folders }: ModelFolder = modelKinds[kind];
  return !name.startsWith('.') && (isFolder ? folders : file?.test(name) === true);
}
