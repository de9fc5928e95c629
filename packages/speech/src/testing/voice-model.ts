import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  const floats = (name: string, dims: readonly number[], values: readonly number[]) =>
    tensor(name, 1, dims, Buffer.from(Float32Array.from(values).buffer));
  const longs = (name: string, values: readonly number[]) =>
    tensor(name, 7, [values.length], Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer));
  const nodes = [
    // Time of one token, longer the slower it is spoken: 0, 1, 2 … in samples, then in radians at one hertz.
    node('Mul', ['samples', 'length_scale'], ['long']),
    node('Reshape', ['long', 'scalar'], ['limit']),
    node('Range', ['zero', 'limit', 'one'], ['clock']),
    node('Mul', ['clock', 'turn'], ['time']),
    node('Reshape', ['time', 'row'], ['times']),
    // 120 Hz and 15 Hz more for each token, 40 Hz more for each speaker.
    cast('x', 'ids'),
    node('Mul', ['ids', 'step'], ['steps']),
    node('Add', ['steps', 'base'], ['heights']),
    cast('sid', 'speaker'),
    node('Mul', ['speaker', 'shift'], ['shifted']),
    node('Add', ['heights', 'shifted'], ['tones']),
    node('Reshape', ['tones', 'column'], ['frequencies']),
    node('Mul', ['frequencies', 'times'], ['phases']),
    node('Sin', ['phases'], ['waves']),
    node('Mul', ['waves', 'loudness'], ['quiet']),
    node('Reshape', ['quiet', 'whole'], ['y']),
  ];
  const constants = [
    floats('samples', [1], [tokenSamples]),
    floats('zero', [], [0]),
    floats('one', [], [1]),
    floats('turn', [1], [(2 * Math.PI) / rate]),
    floats('step', [1], [15]),
    floats('base', [1], [120]),
    floats('shift', [1], [40]),
    floats('loudness', [1], [0.3]),
    longs('row', [1, -1]),
    longs('column', [-1, 1]),
    longs('whole', [1, 1, -1]),
    tensor('scalar', 7, [0], Buffer.alloc(0)),
  ];
  const inputs = [
    value('x', 7, [1, 'T']),
    value('x_length', 7, [1]),
    value('noise_scale', 1, [1]),
    value('length_scale', 1, [1]),
    value('noise_scale_w', 1, [1]),
    value('sid', 7, [1]),
  ];
  const graph = Buffer.concat([
    ...nodes.map((each) => message(1, each)),
    text(2, 'tones'),
    ...constants.map((each) => message(5, each)),
    ...inputs.map((each) => message(11, each)),
    message(12, value('y', 1, [1, 1, 'N'])),
  ]);
  const operators = message(8, Buffer.concat([text(1, ''), number(2, 17)]));
  const facts = Object.entries(metadata).map(([key, fact]) =>
    message(14, Buffer.concat([text(1, key), text(2, fact)])),
  );
  return Buffer.concat([number(1, 8), message(7, graph), operators, ...facts]);
}

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

// onnx.proto3 of ONNX 1.13, as much of it as is needed.

function node(op: string, inputs: readonly string[], outputs: readonly string[], attributes: readonly Buffer[] = []) {
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...attributes.map((attribute) => message(5, attribute)),
  ]);
}

/** To 32-bit floats. */
const cast = (from: string, to: string) =>
  node('Cast', [from], [to], [Buffer.concat([text(1, 'to'), number(3, 1), number(20, 2)])]);

function tensor(name: string, type: number, dims: readonly number[], bytes: Buffer): Buffer {
  return Buffer.concat([...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), message(9, bytes)]);
}

function value(name: string, type: number, dims: readonly (number | string)[]): Buffer {
  const shape = dims.map((dim) => message(1, typeof dim === 'string' ? text(2, dim) : number(1, dim)));
  const kind = Buffer.concat([number(1, type), message(2, Buffer.concat(shape))]);
  return Buffer.concat([text(1, name), message(2, message(1, kind))]);
}

function varint(whole: number): Buffer {
  const bytes: number[] = [];
  let rest = whole;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const number = (field: number, whole: number) => Buffer.concat([varint(field * 8), varint(whole)]);
const message = (field: number, bytes: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
const text = (field: number, words: string) => message(field, Buffer.from(words, 'utf8'));
