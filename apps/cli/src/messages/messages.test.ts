import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesFor } from './messages.js';

/** Every text by its path; a text made from values is made from examples. */
function texts(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  if (typeof node === 'function') return new Map([[path, String(node(...Array(node.length).fill('7')))]]);
  const entries = Object.entries(node as object).flatMap(([key, child]) => [...texts(child, `${path}.${key}`)]);
  return new Map(entries);
}

const english = texts(messagesFor('en'));
const chinese = texts(messagesFor('zh'));

/** The same in both languages: names and numbers. */
const untranslated = [
  '.doctor.checks.node',
  '.doctor.gpuFound',
  '.doctor.gigabytes',
  '.probe.separator',
  '.probe.size',
  '.probe.sound',
  '.talk.stageCount',
  '.talk.stagePart',
];

test('both languages have the same texts', () => {
  assert.ok(english.size > 60);
  assert.deepEqual([...chinese.keys()], [...english.keys()]);
});

test('every text is in its own language', () => {
  for (const [path, text] of english) {
    assert.ok(text.trim() !== '', path);
    assert.doesNotMatch(text, /\p{Script=Han}|undefined|NaN/u, path);
  }
  const foreign = [...chinese].filter(([, text]) => !/\p{Script=Han}/u.test(text) || /undefined|NaN/.test(text));
  assert.deepEqual(foreign.map(([path]) => path).sort(), untranslated.sort());
});
