import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './bootstrap/root.mjs';
import { readWorkspaces, walk } from './checks/workspaces.mjs';

const locales = join(root, 'apps/web/src/i18n/locales');
const namespaces = (language) => readdirSync(join(locales, language)).sort();

/** Every text of a language by `namespace:path.to.key`. */
function textsOf(language) {
  const texts = new Map();
  const gather = (at, value) => {
    if (typeof value === 'string') texts.set(at, value);
    else for (const [key, inner] of Object.entries(value)) gather(at.endsWith(':') ? at + key : `${at}.${key}`, inner);
  };
  for (const file of namespaces(language)) {
    gather(`${file.replace('.json', '')}:`, JSON.parse(readFileSync(join(locales, language, file), 'utf8')));
  }
  return texts;
}

const english = textsOf('en');
const chinese = textsOf('zh');
/** English has `_one` and `_other`; Chinese needs `_other` only. */
const withoutPlural = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const plain = (texts) => new Set([...texts.keys()].map(withoutPlural));

test('the page says everything in both languages', () => {
  assert.deepEqual(
    [...plain(english)].filter((key) => !plain(chinese).has(key)),
    [],
    'without Chinese',
  );
  assert.deepEqual(
    [...plain(chinese)].filter((key) => !plain(english).has(key)),
    [],
    'without English',
  );
});

test('the texts of both languages have the same places for values', () => {
  const places = (text) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();
  const different = [...chinese].filter(([key, text]) => {
    const other = english.get(key) ?? english.get(`${withoutPlural(key)}_other`);
    return other !== undefined && places(other).join() !== places(text).join();
  });
  assert.deepEqual(
    different.map(([key]) => key),
    [],
  );
});

test('no Chinese text stands in English, and the other way round only where it is a name', () => {
  const han = /\p{Script=Han}/u;
  assert.deepEqual(
    [...english].filter(([, text]) => han.test(text)).map(([key]) => key),
    [],
  );
  const latin = [...chinese].filter(
    ([, text]) => /[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}/.test(text) && !han.test(text),
  );
  assert.deepEqual(
    latin.map(([key]) => key),
    [],
  );
});

test('every text that a component names is there', () => {
  const web = readWorkspaces(root).find(({ name }) => name === 'web');
  const missing = web.sources.flatMap((source) => {
    const spaces = [...source.text.matchAll(/useTranslation\('([a-z-]+)'/g)].map(([, name]) => name);
    const keys = [];
    walk(source.tree, (node) => {
      const [first] = ts.isCallExpression(node) && node.expression.getText() === 't' ? node.arguments : [];
      if (first && ts.isStringLiteralLike(first)) keys.push(first.text);
    });
    if (spaces.length === 0) return [];
    const known = (key) =>
      (key.includes(':') ? [key] : spaces.map((space) => `${space}:${key}`)).some((full) => plain(english).has(full));
    return keys.filter((key) => !known(key)).map((key) => `${source.file}: ${key}`);
  });
  assert.deepEqual(missing, []);
});
