import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeOnnxModel, onnxConstant, onnxNode } from '@talkgraph/inference/testing';

/** Its tokens, by their numbers. */
const tokens = ['<|startoftranscript|>', '<|en|>', '<|zh|>', '<|de|>', '<|endoftext|>'] as const;
/** How much each token gains from low sounds: `<|en|>` wins where they are louder, `<|zh|>` where high ones are. */
const gains = [0, 1, -1, 0, 0] as const;

/**
 * Writes a model with the inputs, outputs and metadata of a Whisper model of many languages, which takes sounds below
 * about 500 Hz for English and others for Chinese. It proves the way from a recording to a language, not how well
 * Whisper tells them. @returns the name of its folder
 */
export async function writeLanguageModel(root: string, name = 'sherpa-onnx-whisper-tones'): Promise<string> {
  await mkdir(join(root, name), { recursive: true });
  await writeFile(join(root, name, 'tones-encoder.onnx'), encoder());
  await writeFile(join(root, name, 'tones-decoder.onnx'), decoder());
  await writeFile(join(root, name, 'tones-tokens.txt'), tokens.map((token, i) => `${btoa(token)} ${i}\n`).join(''));
  return name;
}

/** The mean of the lower 15 of 80 mel bands less the mean of the others. */
function encoder(): Uint8Array {
  const weights = Array.from({ length: 80 }, (_, band) => (band < 15 ? 1 / 15 : -1 / 65));
  return encodeOnnxModel({
    name: 'encoder',
    nodes: [
      onnxNode('Mul', ['mel', 'weights'], ['weighted']),
      onnxNode('ReduceSum', ['weighted', 'bandsAndTime'], ['lowness']),
      onnxNode('Reshape', ['lowness', 'one'], ['n_layer_cross_k']),
      onnxNode('Identity', ['n_layer_cross_k'], ['n_layer_cross_v']),
    ],
    constants: [
      onnxConstant('weights', [1, 80, 1], weights),
      onnxConstant('bandsAndTime', [2], [1, 2], 'int64'),
      onnxConstant('one', [4], [1, 1, 1, 1], 'int64'),
    ],
    inputs: [{ name: 'mel', dims: [1, 80, 'T'] }],
    outputs: ['n_layer_cross_k', 'n_layer_cross_v'].map((each) => ({ name: each, dims: [1, 1, 1, 1] })),
    metadata,
  });
}

function decoder(): Uint8Array {
  const caches = ['k', 'v'].map((each) => `n_layer_self_${each}_cache`);
  return encodeOnnxModel({
    name: 'decoder',
    nodes: [
      onnxNode('Reshape', ['n_layer_cross_k', 'one'], ['lowness']),
      onnxNode('Mul', ['lowness', 'gains'], ['logits']),
      ...caches.map((cache) => onnxNode('Identity', [`in_${cache}`], [`out_${cache}`])),
    ],
    constants: [onnxConstant('one', [3], [1, 1, 1], 'int64'), onnxConstant('gains', [1, 1, gains.length], gains)],
    inputs: [
      { name: 'tokens', type: 'int64' as const, dims: [1, 'T'] },
      ...caches.map((cache) => ({ name: `in_${cache}`, dims: [1, 1, 4, 1] })),
      ...['k', 'v'].map((each) => ({ name: `n_layer_cross_${each}`, dims: [1, 1, 1, 1] })),
      { name: 'offset', type: 'int64' as const, dims: [1] },
    ],
    outputs: [
      { name: 'logits', dims: [1, 1, gains.length] },
      ...caches.map((cache) => ({ name: `out_${cache}`, dims: [1, 1, 4, 1] })),
    ],
    metadata: {},
  });
}

/** As sherpa-onnx's export script writes them. */
const metadata: Readonly<Record<string, string>> = {
  model_type: 'whisper-tones',
  n_mels: '80',
  n_audio_ctx: '1500',
  n_audio_state: '1',
  n_text_layer: '1',
  n_text_ctx: '4',
  n_text_state: '1',
  n_vocab: String(tokens.length),
  sot: '0',
  sot_index: '0',
  sot_sequence: '0,1,4',
  eot: '4',
  blank_id: '4',
  translate: '4',
  transcribe: '4',
  no_timestamps: '4',
  no_speech: '4',
  sot_prev: '4',
  sot_lm: '4',
  is_multilingual: '1',
  all_language_tokens: '1,2,3',
  all_language_codes: 'en,zh,de',
};
