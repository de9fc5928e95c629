import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Draft, draftsIn } from './drafts.js';

/** A storage as browsers have it, with room for so many characters. */
function storage(room = 10_000): Storage {
  const items = new Map<string, string>();
  const used = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    get length() {
      return items.size;
    },
    key: (i) => [...items.keys()][i] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      const before = items.get(key);
      items.set(key, value);
      if (used() <= room) return;
      if (before === undefined) items.delete(key);
      else items.set(key, before);
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const draft = (title: string, isChanged = true): Draft => ({
  document: { id: title, root: { nodes: {}, links: {}, groups: {} }, subgraphs: {}, namedInputs: [], extra: {} },
  place: { path: undefined, title },
  isChanged,
  at: 1,
});

describe('drafts', () => {
  test('are kept apart by tab', () => {
    const drafts = draftsIn(storage());
    drafts.write('a', draft('one'));
    drafts.write('b', draft('two'));
    assert.equal(drafts.read('a')?.place.title, 'one');
    assert.deepEqual(drafts.tabs(), ['a', 'b']);
    drafts.remove('a');
    assert.equal(drafts.read('a'), undefined);
  });

  test('that hold nothing unsaved make room, others stay', () => {
    const drafts = draftsIn(storage(600));
    assert.ok(drafts.write('a', draft('saved', false)));
    assert.ok(drafts.write('b', draft('unsaved')));
    assert.ok(drafts.write('c', draft('new'.repeat(20))));
    assert.deepEqual(drafts.tabs(), ['b', 'c']);
    assert.equal(drafts.write('d', draft('x'.repeat(500))), false);
    assert.deepEqual(drafts.tabs(), ['b', 'c']);
  });

  test('that cannot be read are none', () => {
    const items = storage();
    items.setItem('talkgraph-draft:a', '{"half');
    items.setItem('talkgraph-draft:b', '{"version":0}');
    assert.equal(draftsIn(items).read('a'), undefined);
    assert.equal(draftsIn(items).read('b'), undefined);
  });
});
