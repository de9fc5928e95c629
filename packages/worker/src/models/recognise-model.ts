import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import { createInference, type ModelSession } from '@talkgraph/inference';
import { mouthNetwork } from '@talkgraph/lipsync';
import { isModelName, type ModelKind } from '@talkgraph/runtime';
import { recogniseSherpaFolder } from '@talkgraph/speech';
import { restorationModel } from '@talkgraph/vision';
import { modelNotRecognised } from '../errors.js';

/** What a file or folder turned out to be. */
export interface RecognisedModel {
  readonly kind: ModelKind;
  /** What it has to be called to be found. */
  readonly name: string;
  /** What it is, more exactly: `96 px`, `kokoro`. */
  readonly what: string;
}

/**
 * Finds out what kind of model a file or folder is by looking into it, with the same eyes as the engines that will use it.
 * @param path absolute @param name what it was called where it comes from
 * @throws MODEL_NOT_RECOGNISED, MODEL_BROKEN
 */
export async function recogniseModel(path: string, name: string = basename(path)): Promise<RecognisedModel> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw modelNotRecognised({ name, why: reasons.nothing });
  if (found.isDirectory()) return recogniseFolder(path, name);
  const start = await firstBytes(path, 16);
  const font = fontFormats.find(([signature]) => start.subarray(0, 4).equals(Buffer.from(signature, 'latin1')));
  if (font) return { kind: 'fonts', name: isModelName('fonts', name, false) ? name : `${name}.ttf`, what: font[1] };
  if (start.toString('latin1', 0, 4) === whisperSignature)
    return { kind: 'asr', name: whisperName(name), what: 'whisper.cpp' };
  const foreign = foreignFormat(start, name);
  if (foreign) throw modelNotRecognised({ name, why: foreign });
  if (extname(name).toLowerCase() !== '.onnx' && !looksLikeOnnx(start))
    throw modelNotRecognised({ name, why: reasons.unknown });
  return recogniseOnnx(path, name);
}

async function recogniseFolder(path: string, name: string): Promise<RecognisedModel> {
  const found = await recogniseSherpaFolder(path);
  if ('missing' in found) throw modelNotRecognised({ name, why: reasons.folder(found.missing) });
  return { kind: found.kind, name, what: found.family };
}

async function recogniseOnnx(path: string, name: string): Promise<RecognisedModel> {
  await using inference = createInference();
  const session = await inference.load({ name, path });
  const known = asMouths(session) ?? asFaces(session);
  if (!known) throw modelNotRecognised({ name, why: reasons.onnx(describe(session)) });
  return { ...known, name: isModelName(known.kind, name, false) ? name : `${name}.onnx` };
}

type Judged = Omit<RecognisedModel, 'name'> | undefined;

/** Wav2Lip and its kin, judged as the engine judges them. */
function asMouths(session: ModelSession): Judged {
  try {
    return { kind: 'lipsync', what: sideText(mouthNetwork(session).side) };
  } catch (error) {
    return unlessUnfit(error, 'LIPSYNC_MODEL_UNFIT');
  }
}

function asFaces(session: ModelSession): Judged {
  try {
    const { side } = restorationModel(session);
    // A picture goes into detectors and recognisers too; here one comes out.
    const answersPicture = session.outputs.some(({ dims }) => dims.length === 4 && (dims[1] === 3 || isOpen(dims[1])));
    return answersPicture ? { kind: 'face-enhance', what: sideText(side) } : undefined;
  } catch (error) {
    return unlessUnfit(error, 'VISION_MODEL_UNFIT');
  }
}

function unlessUnfit(error: unknown, code: string): undefined {
  if (!isTalkgraphError(error) || error.code !== code) throw error;
}

const isOpen = (side: number | string | undefined) => typeof side !== 'number' || side < 1;
const sideText = (side: number | string | undefined) => (typeof side === 'number' && side > 0 ? `${side} px` : 'ONNX');

function describe({ inputs }: ModelSession): string {
  return inputs.map(({ name, type, dims }) => `${name}: ${type}[${dims.join(',')}]`).join(', ');
}

/** "ggml" as the number 0x67676d6c, little-endian. */
const whisperSignature = 'lmgg';
/** How files of fonts begin, and what they are called in every language. */
const fontFormats = [
  ['\0\x01\0\0', 'TrueType'],
  ['true', 'TrueType'],
  ['OTTO', 'OpenType'],
  ['ttcf', 'TTC'],
  ['wOFF', 'WOFF'],
  ['wOF2', 'WOFF2'],
] as const;

/** whisper.cpp's models are found by such names. */
function whisperName(name: string): string {
  if (isModelName('asr', name, false)) return name;
  return `ggml-${name.replace(/\.bin$/i, '').replace(/^ggml-?/i, '')}.bin`;
}

/** A serialised ONNX model begins with its version of the format: field 1, a small number. */
function looksLikeOnnx(start: Buffer): boolean {
  return start[0] === 0x08 && (start[1] ?? 0) > 0 && (start[1] ?? 0) < 32;
}

function foreignFormat(start: Buffer, name: string): LocalizedText | undefined {
  const end = extname(name).toLowerCase();
  if (start.toString('latin1', 0, 4) === 'GGUF') return reasons.gguf;
  if (['.pth', '.pt', '.ckpt', '.safetensors', '.bin'].includes(end)) return reasons.torch;
  const isPacked = ['PK\x03\x04', 'BZh', '\x1f\x8b'].some((sign) => start.toString('latin1').startsWith(sign));
  return isPacked || ['.tar', '.7z', '.rar'].includes(end) ? reasons.packed : undefined;
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

const reasons = {
  nothing: { en: 'there is nothing of that name', zh: '不存在这样的文件或文件夹' },
  unknown: {
    en: 'it is no ONNX file, no whisper.cpp file and no font',
    zh: '它不是 ONNX 文件、whisper.cpp 模型或字体文件',
  },
  torch: {
    en: 'it is a PyTorch file. Fetch the same model as ONNX, or convert it',
    zh: '它是 PyTorch 文件。请下载该模型的 ONNX 版本，或先转换为 ONNX',
  },
  gguf: {
    en: 'it is a GGUF file; speech recognition takes those of whisper.cpp, ggml-….bin',
    zh: '它是 GGUF 文件；语音识别使用 whisper.cpp 的 ggml-….bin 文件',
  },
  packed: {
    en: 'it is an archive. Unpack it first, and add the folder that is in it',
    zh: '它是压缩包。请先解压，再添加其中的文件夹',
  },
  folder: (missing: string): LocalizedText => ({
    en: `the folder holds no model of sherpa-onnx: ${missing} is missing`,
    zh: `文件夹中没有 sherpa-onnx 模型：缺少 ${missing}`,
  }),
  onnx: (inputs: string): LocalizedText => ({
    en: `its inputs (${inputs}) are those of no model that is used here; lip-sync takes a picture of 6 channels and mel [80,16], face enhancement a face [1,3,512,512]`,
    zh: `它的输入（${inputs}）不属于可用的模型；口型模型应有 6 通道图像和 mel [80,16]，人脸增强模型应有人脸 [1,3,512,512]`,
  }),
} as const;
