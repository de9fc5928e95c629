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

test('both languages have the same texts', () => {
  assert.ok(english.size > 60);
  assert.deepEqual([...chinese.keys()], [...english.keys()]);
});

test('every text is in its own language', () => {
  for (const [path, text] of english) {
    assert.ok(text.trim() !== '', path);
    assert.doesNotMatch(text, /\p{Script=Han}|undefined|NaN/u, path);
  }
  for (const [path, text] of chinese) {
    assert.doesNotMatch(text, /undefined|NaN/, path);
    // Names and units aside, Latin words stand within a Chinese sentence, not in place of one.
    const isChinese = /\p{Script=Han}/u.test(text) || !/[a-z]{3,}/i.test(text) || text === 'Node.js';
    assert.ok(isChinese, `${path}: ${text}`);
  }
});
