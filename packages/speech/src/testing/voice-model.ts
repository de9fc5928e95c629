import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeOnnxModel, onnxConstant, onnxNode } from '@talkgraph/inference/testing';

/**
 * Writes a voice model of the smallest kind that sherpa-onnx runs: a VITS "characters" model. It has the inputs, outputs and metadata of
 * a real one, and answers a tone for each character (0.1 s at 16 kHz, its height by the character and the speaker) instead of speech. It
 * proves the way from files to sound, not how a voice sounds.
 */
export async function writeVoiceModel(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const letters = ['_', '^', '$', '~', ' ', ...'abcdefghijklmnopqrstuvwxyz.,!?'];
  await writeFile(join(folder, 'tokens.txt'), letters.map((letter, i) => `${letter} ${i}\n`).join(''));
  await writeFile(join(folder, 'model.onnx'), toneModel());
}

/** Samples of a token, and the rate. */
const tokenSamples = 1600;
const rate = 16_000;

function toneModel(): Uint8Array {
  const nodes = [
    // Time of one token, longer the slower it is spoken: 0, 1, 2 … in samples, then in radians at one hertz.
    onnxNode('Mul', ['samples', 'length_scale'], ['long']),
    onnxNode('Reshape', ['long', 'scalar'], ['limit']),
    onnxNode('Range', ['zero', 'limit', 'one'], ['clock']),
    onnxNode('Mul', ['clock', 'turn'], ['time']),
    onnxNode('Reshape', ['time', 'row'], ['times']),
    // 120 Hz and 15 Hz more for each token, 40 Hz more for each speaker.
    toFloat('x', 'ids'),
    onnxNode('Mul', ['ids', 'step'], ['steps']),
    onnxNode('Add', ['steps', 'base'], ['heights']),
    toFloat('sid', 'speaker'),
    onnxNode('Mul', ['speaker', 'shift'], ['shifted']),
    onnxNode('Add', ['heights', 'shifted'], ['tones']),
    onnxNode('Reshape', ['tones', 'column'], ['frequencies']),
    onnxNode('Mul', ['frequencies', 'times'], ['phases']),
    onnxNode('Sin', ['phases'], ['waves']),
    onnxNode('Mul', ['waves', 'loudness'], ['quiet']),
    onnxNode('Reshape', ['quiet', 'whole'], ['y']),
  ];
  const constants = [
    onnxConstant('samples', [1], [tokenSamples]),
    onnxConstant('zero', [], [0]),
    onnxConstant('one', [], [1]),
    onnxConstant('turn', [1], [(2 * Math.PI) / rate]),
    onnxConstant('step', [1], [15]),
    onnxConstant('base', [1], [120]),
    onnxConstant('shift', [1], [40]),
    onnxConstant('loudness', [1], [0.3]),
    onnxConstant('row', [2], [1, -1], 'int64'),
    onnxConstant('column', [2], [-1, 1], 'int64'),
    onnxConstant('whole', [3], [1, 1, -1], 'int64'),
    onnxConstant('scalar', [0], [], 'int64'),
  ];
  const inputs = [
    { name: 'x', type: 'int64' as const, dims: [1, 'T'] },
    { name: 'x_length', type: 'int64' as const, dims: [1] },
    { name: 'noise_scale', dims: [1] },
    { name: 'length_scale', dims: [1] },
    { name: 'noise_scale_w', dims: [1] },
    { name: 'sid', type: 'int64' as const, dims: [1] },
  ];
  const outputs = [{ name: 'y', dims: [1, 1, 'N'] }];
  return encodeOnnxModel({ name: 'tones', nodes, constants, inputs, outputs, metadata });
}

const toFloat = (from: string, to: string) => onnxNode('Cast', [from], [to], { to: 1 });

/** As sherpa-onnx's export scripts write them. */
const metadata: Readonly<Record<string, string>> = {
  model_type: 'vits',
  comment: 'tones for tests',
  language: 'English',
  frontend: 'characters',
  sample_rate: String(rate),
  n_speakers: '2',
  add_blank: '0',
  use_eos_bos: '0',
  pad_id: '0',
  bos_id: '1',
  eos_id: '2',
  blank_id: '3',
};
