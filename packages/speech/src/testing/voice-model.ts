import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onnxFile, onnxFloats, onnxInteger, onnxLongs, onnxNode, onnxValue } from './onnx-file.js';

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

function toneModel(): Buffer {
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
    onnxFloats('samples', [1], [tokenSamples]),
    onnxFloats('zero', [], [0]),
    onnxFloats('one', [], [1]),
    onnxFloats('turn', [1], [(2 * Math.PI) / rate]),
    onnxFloats('step', [1], [15]),
    onnxFloats('base', [1], [120]),
    onnxFloats('shift', [1], [40]),
    onnxFloats('loudness', [1], [0.3]),
    onnxLongs('row', [2], [1, -1]),
    onnxLongs('column', [2], [-1, 1]),
    onnxLongs('whole', [3], [1, 1, -1]),
    onnxLongs('scalar', [0], []),
  ];
  const inputs = [
    onnxValue('x', 'long', [1, 'T']),
    onnxValue('x_length', 'long', [1]),
    onnxValue('noise_scale', 'float', [1]),
    onnxValue('length_scale', 'float', [1]),
    onnxValue('noise_scale_w', 'float', [1]),
    onnxValue('sid', 'long', [1]),
  ];
  const outputs = [onnxValue('y', 'float', [1, 1, 'N'])];
  return onnxFile({ name: 'tones', nodes, constants, inputs, outputs, metadata });
}

const toFloat = (from: string, to: string) => onnxNode('Cast', [from], [to], [onnxInteger('to', 1)]);

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
