import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeOnnxModel, type OnnxNode, type OnnxType, onnxConstant } from '@talkgraph/inference/testing';

/** How a model differs from the usual one. */
export interface MouthModelOptions {
  /** 96 when left out. */
  readonly side?: number;
  /** Names of the inputs: sound, picture. */
  readonly names?: readonly [mel: string, picture: string];
  /** The picture comes first among the inputs. */
  readonly pictureFirst?: boolean;
  readonly half?: boolean;
  /** How many pictures it takes at once; any number when left out. */
  readonly batch?: number;
  /** Added to all colours of the answer: another tone, as trained networks have. */
  readonly tone?: number;
}

/**
 * Writes an ONNX model with Wav2Lip's inputs and output that is no Wav2Lip: it answers the face it was given, and the louder the sound
 * is at the frame's own moment (60 ms into the window, as the training pairs have it), the larger a dark mouth it draws. In silence it
 * answers the face as it is.
 */
export async function writeMouthModel(path: string, options: MouthModelOptions = {}): Promise<string> {
  const { side = 96, names = ['mel_spectrogram', 'video_frames'], half = false, batch, tone = 0 } = options;
  const type: OnnxType = half ? 'float16' : 'float32';
  const [mel, picture] = names;
  const many = batch ?? 'n';
  const nodes: OnnxNode[] = [
    { op: 'Cast', inputs: [mel], outputs: ['sound'], attributes: { to: 1 } },
    { op: 'Cast', inputs: [picture], outputs: ['pictures'], attributes: { to: 1 } },
    { op: 'Slice', inputs: ['pictures', 'three', 'six', 'channel'], outputs: ['face'] },
    // How loud it is, below 0 in silence and in noise.
    { op: 'Slice', inputs: ['sound', 'four', 'seven', 'time'], outputs: ['now'] },
    { op: 'ReduceMean', inputs: ['now'], outputs: ['loudness'], attributes: { axes: [1, 2, 3] } },
    { op: 'Add', inputs: ['loudness', 'lift'], outputs: ['lifted'] },
    { op: 'Mul', inputs: ['lifted', 'gain'], outputs: ['height'] },
    // An ellipse as high as the sound is loud: open = clip(height - distance, 0, 1).
    { op: 'Sub', inputs: ['height', 'distance'], outputs: ['inside'] },
    { op: 'Clip', inputs: ['inside', 'low', 'high'], outputs: ['open'] },
    { op: 'Sub', inputs: ['dark', 'face'], outputs: ['darker'] },
    { op: 'Mul', inputs: ['darker', 'open'], outputs: ['change'] },
    { op: 'Add', inputs: ['face', 'change'], outputs: ['drawn'] },
    { op: 'Add', inputs: ['drawn', 'tone'], outputs: ['toned'] },
    { op: 'Clip', inputs: ['toned', 'low', 'high'], outputs: ['whole'] },
    { op: 'Cast', inputs: ['whole'], outputs: ['output'], attributes: { to: half ? 10 : 1 } },
  ];
  const constants = [
    ...longs({ three: 3, six: 6, channel: 1, four: 4, seven: 7, time: 3 }),
    onnxConstant('lift', [1], [2.6]),
    onnxConstant('gain', [1], [1.1]),
    onnxConstant('distance', [1, 1, side, side], mouthDistance(side)),
    onnxConstant('dark', [1, 3, 1, 1], [0.12, 0.1, 0.25]),
    onnxConstant('low', [], [0]),
    onnxConstant('high', [], [1]),
    onnxConstant('tone', [1], [tone]),
  ];
  const inputs = [
    { name: mel, type, dims: [many, 1, 80, 16] },
    { name: picture, type, dims: [many, 6, side, side] },
  ];
  const bytes = encodeOnnxModel({
    name: 'mouth',
    nodes,
    constants,
    inputs: options.pictureFirst ? inputs.reverse() : inputs,
    outputs: [{ name: 'output', type, dims: [many, 3, side, side] }],
  });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

function longs(values: Readonly<Record<string, number>>) {
  return Object.entries(values).map(([name, value]) => onnxConstant(name, [1], [value], 'int64'));
}

/** How loud it has to be before a place is part of the mouth; the mouth lies where the crop has it. */
function mouthDistance(side: number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side];
    return 30 * Math.hypot((x - 0.505) / 1.6, y - 0.69);
  });
}
