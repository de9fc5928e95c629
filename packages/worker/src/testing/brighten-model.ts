import { writeFile } from 'node:fs/promises';

/** Element types of onnx.proto. */
const float32 = 1;

/**
 * Writes an ONNX model with the interface of those that restore faces: `input` [1, 3, side, side] plus a number gives
 * `output`. As much of the protobuf wire format as one addition needs.
 */
export async function writeBrightenModel(path: string, { side, by }: { side: number; by: number }): Promise<void> {
  const constant = Buffer.alloc(4);
  constant.writeFloatLE(by);
  const addition = [text(1, 'input'), text(1, 'by'), text(2, 'output'), text(3, 'add'), text(4, 'Add')];
  const graph = [
    block(1, addition),
    text(2, 'brighten'),
    block(5, [number(1, 1), number(2, float32), text(8, 'by'), block(9, [constant])]),
    block(11, shapeOf('input', side)),
    block(12, shapeOf('output', side)),
  ];
  const operators = [text(1, ''), number(2, 17)];
  await writeFile(path, Buffer.concat([number(1, 8), block(7, graph), block(8, operators)]));
}

function shapeOf(name: string, side: number): Buffer[] {
  const sides = [1, 3, side, side].map((length) => block(1, [number(1, length)]));
  return [text(1, name), block(2, [block(1, [number(1, float32), block(2, sides)])])];
}

function number(field: number, value: number): Buffer {
  return Buffer.from([...varint(field << 3), ...varint(value)]);
}

function text(field: number, value: string): Buffer {
  return block(field, [Buffer.from(value)]);
}

function block(field: number, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}
