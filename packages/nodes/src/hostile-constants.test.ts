import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPrompt, createRegistry, parsePrompt } from '@talkgraph/engine';
import { builtinPacks } from './builtin-packs.js';

const length = 200_000;

/** Texts that make careless patterns and parsers slow. */
const texts: readonly string[] = [
  `x${' '.repeat(length)}x`,
  `${' '.repeat(length)}x`,
  `${'1'.repeat(length)}x`,
  '('.repeat(length),
  `${'('.repeat(3000)}1${')'.repeat(3000)}`,
  '9^'.repeat(5000),
  '{'.repeat(length),
  ':'.repeat(length),
  '\nx'.repeat(length / 2),
  // A hundred values for each of twelve settings: more combinations than any memory holds.
  Array.from({ length: 12 }, (_, i) => `p${i}: ${Array.from({ length: 100 }, (_, j) => j).join(',')}`).join('\n'),
];

// Prompts are checked in the server's own process, whose time belongs to everybody.
test('no text in any input of any node holds up the server that checks it', async () => {
  const registry = createRegistry(builtinPacks);
  const slow: string[] = [];
  for (const { type, inputs } of builtinPacks.flatMap(({ nodes }) => nodes)) {
    for (const name of Object.keys(inputs)) {
      for (const [at, text] of texts.entries()) {
        const node = { class_type: type, inputs: { [name]: text } };
        const before = process.cpuUsage();
        await checkPrompt(
          parsePrompt({ 1: node, 2: { class_type: 'PreviewAny', inputs: { source: ['1', 0] } } }),
          registry,
        );
        const { user, system } = process.cpuUsage(before);
        if (user + system > 1_000_000) slow.push(`${type}.${name}, text ${at}: ${(user + system) / 1000} ms`);
      }
    }
  }
  assert.deepEqual(slow, []);
});
