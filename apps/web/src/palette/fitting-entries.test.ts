import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainInput, plainOutput } from '../graph/node-ports.js';
import { fittingEntries } from './fitting-entries.js';
import type { PaletteEntry } from './palette-entry.js';

const entry = (type: string, inputs: PaletteEntry['inputs'], outputs: PaletteEntry['outputs']): PaletteEntry => ({
  type,
  label: { en: type, zh: type },
  summary: { en: '', zh: '' },
  category: '',
  keywords: [],
  deprecated: false,
  experimental: false,
  inputs,
  outputs,
});

const required = { optional: false };
const entries = [
  entry('Switch', [plainInput('on_true', '*')], [plainOutput('*', '*')]),
  entry(
    'Score',
    [plainInput('video', 'VIDEO', required), plainInput('audio', 'AUDIO')],
    [plainOutput('score', 'FLOAT')],
  ),
  entry(
    'Text',
    [plainInput('value', 'STRING', { widget: { kind: 'text', multiline: false } })],
    [plainOutput('', 'STRING')],
  ),
  entry('SaveAudio', [plainInput('audio', 'AUDIO', required)], []),
  entry('LoadAudio', [], [plainOutput('audio', 'AUDIO')]),
  entry('LoadVideo', [], [plainOutput('video', 'VIDEO')]),
];
const types = (found: readonly PaletteEntry[]) => found.map(({ type }) => type);

test('from an output come the nodes that take its type, those that need it first', () => {
  assert.deepEqual(types(fittingEntries(entries, { side: 'output', type: 'AUDIO' })), ['SaveAudio', 'Score', 'Switch']);
  assert.deepEqual(types(fittingEntries(entries, { side: 'output', type: 'STRING' })), ['Switch', 'Text']);
});

test('from an input come the nodes that make its type, and those it accepts besides', () => {
  const video = { side: 'input', input: { type: 'VIDEO', accepts: ['AUDIO'] } } as const;
  assert.deepEqual(types(fittingEntries(entries, video)), ['LoadVideo', 'LoadAudio', 'Switch']);
});
