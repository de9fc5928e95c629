import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunNode } from '@talkgraph/protocol';
import { runOutputs } from './run-outputs.js';

const node = (display: string, facts: Partial<RunNode>): RunNode => ({
  node: display,
  display,
  type: 'T',
  ran: true,
  milliseconds: 1,
  output: true,
  ...facts,
});
const file = (filename: string, type: 'output' | 'temp' = 'output') => ({ filename, subfolder: 'video', type });

test('saved files come first, previews after them, texts last; a file that is named twice comes once', () => {
  const nodes = [
    node('1', { ui: { text: ['82.5', 'Good.', null] } }),
    node('2', { ui: { images: [file('p.png', 'temp')] } }),
    node('3', {
      ui: { images: [{ ...file('a.mp4'), format: 'video/mp4' }], animated: [true] },
      files: [file('a.mp4')],
    }),
  ];
  assert.deepEqual(
    runOutputs(nodes).map((output) => [
      output.node,
      output.kind,
      output.kind === 'text' ? output.text : output.file.filename,
    ]),
    [
      ['3', 'video', 'a.mp4'],
      ['2', 'image', 'p.png'],
      ['1', 'text', '82.5'],
      ['1', 'text', 'Good.'],
    ],
  );
});
