import { writeFile } from 'node:fs/promises';
import { encodeOnnxModel, onnxConstant, onnxNode } from '@talkgraph/inference/testing';

/**
 * Writes an ONNX model with the interface of those that restore faces: `input` [1, 3, side, side] plus a number gives
 * `output`.
 */
export async function writeBrightenModel(path: string, { side, by }: { side: number; by: number }): Promise<void> {
  const dims = [1, 3, side, side];
  const model = encodeOnnxModel({
    name: 'brighten',
    nodes: [onnxNode('Add', ['input', 'by'], ['output'])],
    constants: [onnxConstant('by', [1], [by])],
    inputs: [{ name: 'input', dims }],
    outputs: [{ name: 'output', dims }],
  });
  await writeFile(path, model);
}
