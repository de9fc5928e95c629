import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import fc from 'fast-check';
import type { JsonObject } from '../json.js';
import { hasCode } from '../testing/has-code.js';
import { parsePrompt } from './parse-prompt.js';

/** The inputs of a node that is given these, as text. */
function inputsOf(inputs: string) {
  return parsePrompt(`{"1":{"class_type":"A","inputs":${inputs}}}`).nodes.get('1')?.inputs;
}

test('a whole number written as a float is told from an integer', () => {
  assert.deepEqual(inputsOf('{"a":5,"b":5.0,"c":5e0,"d":-0.0,"e":5.5,"f":1E2}'), {
    a: { value: 5 },
    b: { value: 5, isFloat: true },
    c: { value: 5, isFloat: true },
    d: { value: -0, isFloat: true },
    e: { value: 5.5 },
    f: { value: 100, isFloat: true },
  });
});

test('a wrapped value is a constant, a pair of id and number a link, any other list is kept as a bad link', () => {
  assert.deepEqual(inputsOf('{"a":{"__value__":[1,2.0]},"b":["x",1],"c":["x"],"d":[],"e":{"__value__":7.0}}'), {
    a: { value: [1, 2] },
    b: { link: { node: 'x', slot: 1 } },
    c: { value: ['x'], isBadLink: true },
    d: { value: [], isBadLink: true },
    e: { value: 7, isFloat: true },
  });
});

test('the source is the prompt as plain JSON', () => {
  const text = '{"1":{"class_type":"A","inputs":{"a":5.0,"b":[[1.0]]},"_meta":{"title":"T","more":[1]},"extra":null}}';
  assert.deepEqual(parsePrompt(text).source, JSON.parse(text));
  assert.deepEqual(parsePrompt(JSON.parse(text) as JsonObject).source, JSON.parse(text));
});

test('ids are any text, and names of prototypes are names like any other', () => {
  const prompt = parsePrompt(
    '{"__proto__":{"class_type":"A","inputs":{"__proto__":{"polluted":true},"constructor":1}},"test_x[_server0]4":{"class_type":"B"}}',
  );
  assert.deepEqual([...prompt.nodes.keys()], ['__proto__', 'test_x[_server0]4']);
  const { inputs } = prompt.nodes.get('__proto__')!;
  assert.deepEqual(Object.keys(inputs), ['__proto__', 'constructor']);
  assert.equal('polluted' in inputs, false);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('title, version and policy are read from the meta; a title of another kind is ignored', () => {
  const policy = { retries: 2, retryDelayMs: 0, timeoutMs: 1000, onError: 'continue' };
  const { nodes } = parsePrompt({
    1: { class_type: 'A', inputs: {}, _meta: { title: 'Load', version: 2, policy } },
    2: { class_type: 'A', inputs: {}, _meta: { title: 5 } },
    3: { class_type: 'A', inputs: {}, _meta: 'x' },
  });
  assert.deepEqual(nodes.get('1'), { type: 'A', inputs: {}, title: 'Load', version: 2, policy });
  assert.deepEqual(nodes.get('2'), { type: 'A', inputs: {} });
  assert.deepEqual(nodes.get('3'), { type: 'A', inputs: {} });
});

test('a policy that could not work is refused, naming the node', () => {
  const policies = [[], 'stop', { retries: -1 }, { retries: 0.5 }, { timeoutMs: 0 }, { timeoutMs: 2 ** 31 }];
  for (const policy of [...policies, { onError: 'ignore' }, { tries: 1 }, { constructor: 1 }]) {
    assert.throws(
      () => parsePrompt({ n7: { class_type: 'A', inputs: {}, _meta: { policy } } } as unknown as JsonObject),
      (error) => hasCode('PROMPT_INVALID')(error) && (error as Error).message.includes('n7'),
      JSON.stringify(policy),
    );
  }
  assert.throws(() => parsePrompt('{"a":{"_meta":{"version":"1"}}}'), hasCode('PROMPT_INVALID'));
});

test('text that is no JSON is refused, and so are numbers JSON cannot hold', () => {
  const deep = '['.repeat(100_000);
  for (const bad of ['', '{', '{"a":NaN}', '{"a":Infinity}', '{"a":1e999}', '{"a":01}', "{'a':1}", '{} x', deep]) {
    assert.throws(() => parsePrompt(bad), hasCode('PROMPT_NOT_JSON'), bad.slice(0, 20));
  }
  const nan = { 1: { class_type: 'A', inputs: { a: Number.NaN } } };
  assert.throws(() => parsePrompt(nan), hasCode('PROMPT_INVALID'));
});

test('JSON of another shape is refused with a sentence', () => {
  for (const bad of ['[]', '5', '5.0', 'null', '"x"', '{"a":5}', '{"a":null}', '{"a":[]}', '{"a":{"inputs":[]}}']) {
    assert.throws(() => parsePrompt(bad), hasCode('PROMPT_INVALID'), bad);
  }
  const nested = `{"a":{"class_type":"A","inputs":{"x":${'{"y":'.repeat(500)}1${'}'.repeat(500)}}}}`;
  assert.throws(() => parsePrompt(nested), hasCode('PROMPT_INVALID'));
});

test('of a key that occurs twice the last value counts, as in JSON.parse', () => {
  assert.deepEqual(inputsOf('{"a":1,"a":2.0}'), { a: { value: 2, isFloat: true } });
});

test('whatever the JSON, there is a prompt or an error of the catalogue', () => {
  const node = fc.record(
    { class_type: fc.jsonValue(), inputs: fc.jsonValue(), _meta: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const anything = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.oneof(node, fc.jsonValue())));
  fc.assert(
    fc.property(anything, (json) => {
      const text = JSON.stringify(json);
      for (const source of [text, json as JsonObject]) {
        try {
          assert.deepEqual(JSON.stringify(parsePrompt(source).source), text);
        } catch (error) {
          if (!isTalkgraphError(error)) throw error;
        }
      }
    }),
    { numRuns: 500 },
  );
});
