import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../json.js';
import { hasCode } from '../testing/has-code.js';
import { type NamedInput, type NodeFacts, namedInputs, readInputValue } from './named-inputs.js';

const types: Readonly<Record<string, NodeFacts>> = {
  LoadVideo: {
    label: { en: 'Load Video', zh: '加载视频' },
    inputs: { file: { type: { name: 'STRING' }, upload: 'video' } },
  },
  Trim: {
    label: { en: 'Trim', zh: '裁剪' },
    inputs: {
      video: { type: { name: 'VIDEO' } },
      count: { type: { name: 'INT' }, min: 0, max: 5 },
      exact: { type: { name: 'BOOLEAN' } },
      mode: { type: { name: 'COMBO', choices: ['x', 'y'] } },
    },
  },
};
const factsOf = (type: string) => types[type];

const prompt: JsonObject = {
  '1': { class_type: 'LoadVideo', inputs: { file: 'a.mp4' }, _meta: { title: 'Person' } },
  '2': { class_type: 'Trim', inputs: { video: ['1', 0], count: 2, exact: true, mode: 'x' } },
  '5:3': { class_type: 'LoadVideo', inputs: { file: 'b.mp4' } },
  '9': { class_type: 'Unknown', inputs: { file: 'c.mp4' } },
};

const named = (inputs: readonly object[]) => ({ nodes: [], extra: { talkgraph: { inputs } } }) as unknown as JsonObject;

test('where nothing is named, every file that is loaded can be set', () => {
  const found = namedInputs(prompt, undefined, factsOf);
  assert.deepEqual(
    found.map(({ name, label, node, input, value }) => [name, label.zh, node, input, value]),
    [
      ['Person', 'Person', '1', 'file', 'a.mp4'],
      ['Load Video', '加载视频', '5:3', 'file', 'b.mp4'],
    ],
  );
});

test('nodes of one title are numbered', () => {
  const node = { class_type: 'LoadVideo', inputs: {}, _meta: { title: 'Face' } };
  const found = namedInputs({ '1': node, '2': node, '3': node }, undefined, factsOf);
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Face', 'Face 2', 'Face 3'],
  );
});

test('what the editor named is offered under that name, and nothing else', () => {
  const workflow = named([
    { name: '次数', node: 2, input: 'count' },
    { name: 'gone', node: '77', input: 'file' },
    { name: 'linked', node: '2', input: 'video' },
    { name: '次数', node: '2', input: 'exact' },
    { node: '2', input: 'exact' },
  ]);
  const found = namedInputs(prompt, workflow, factsOf);
  assert.deepEqual(
    found.map(({ name, node, input, value }) => [name, node, input, value]),
    [['次数', '2', 'count', 2]],
  );
});

test('a template labels its inputs in both languages', () => {
  const label = { en: 'Person', zh: '人物' };
  const workflow = named([
    { name: 'person', node: 1, input: 'file', label },
    { name: 'count', node: 2, input: 'count', label: { en: 'only one' } },
  ]);
  const labels = namedInputs(prompt, workflow, factsOf).map((input) => input.label);
  assert.deepEqual(labels, [label, { en: 'count', zh: 'count' }]);
});

function trimInput(input: string): NamedInput {
  const [found] = namedInputs(prompt, named([{ name: input, node: '2', input }]), factsOf);
  assert.ok(found);
  return found;
}

test('texts become what the input takes', () => {
  const reads: readonly [string, Json, Json][] = [
    ['count', '3', 3],
    ['count', 3.7, 3],
    ['exact', '是', true],
    ['exact', 'FALSE', false],
    ['exact', 1, true],
    ['mode', 'y', 'y'],
  ];
  for (const [input, given, value] of reads) assert.equal(readInputValue(trimInput(input), given), value);
});

test('a value that does not fit is refused, and said why', () => {
  const wrong: readonly [string, Json][] = [
    ['count', 'many'],
    ['count', ''],
    ['count', 9],
    ['count', -1],
    ['exact', 'maybe'],
    ['mode', 'z'],
  ];
  for (const [input, given] of wrong) {
    assert.throws(() => readInputValue(trimInput(input), given), hasCode('INPUT_VALUE_INVALID'), `${input} ${given}`);
  }
});

test('a file has to be chosen, and to be there', () => {
  const [person] = namedInputs(prompt, undefined, factsOf);
  assert.ok(person);
  const hasFile = (name: string) => name === 'a.mp4';
  assert.equal(readInputValue(person, 'a.mp4', hasFile), 'a.mp4');
  assert.equal(readInputValue(person, 'other.mp4'), 'other.mp4');
  assert.throws(() => readInputValue(person, 'other.mp4', hasFile), hasCode('INPUT_FILE_MISSING'));
  assert.throws(() => readInputValue(person, '', hasFile), hasCode('INPUT_VALUE_INVALID'));
});
