import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineNode } from '../definition/define-node.js';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import { combo, float, int, portType, string } from '../definition/port-type.js';
import type { Json } from '../json.js';
import { readUiWorkflow } from './read-ui-graph.js';
import { widgetValues } from './widget-values.js';

const label = { en: 'Sampler', zh: '采样' };

/** Widgets with a socket between them, a seed, a file with its upload button, and an optional one declared first. */
const sampler = defineNode({
  type: 'Sampler',
  version: 1,
  label,
  category: 'test',
  summary: label,
  inputs: {
    strength: { type: float, optional: true },
    model: { type: portType<string>('MODEL') },
    seed: { type: int },
    steps: { type: int },
    mode: { type: combo(['fast', 'fixed']) },
    file: { type: string, upload: 'audio' },
    only: { type: int, forceInput: true },
  },
  outputs: {},
  run: () => ({}),
}) as unknown as AnyNodeDefinition;

/** What is read from a node that was saved with these values. */
function read(saved: { readonly [key: string]: Json }) {
  const { graph } = readUiWorkflow({ nodes: [{ id: 1, type: 'Sampler', ...saved }], links: [] });
  const { values, leftOver } = widgetValues(graph.nodes.get('1')!, sampler);
  return { ...Object.fromEntries(values), leftOver };
}

const all = { seed: 7, steps: 20, mode: 'fast', file: 'a.wav', strength: 0.5, leftOver: 0 };

test('values are taken in the order of declaration, required ones first, without the entries of the editor', () => {
  assert.deepEqual(read({ widgets_values: [7, 'randomize', 20, 'fast', 'a.wav', 'audio', 0.5] }), all);
  assert.deepEqual(read({ widgets_values: [7, 'fixed', 20, 'fast', 'a.wav', null, '', 0.5] }), all);
});

test('the entries of the editor may be missing', () => {
  assert.deepEqual(read({ widgets_values: [7, 20, 'fast', 'a.wav', 0.5] }), all);
});

test('a choice that reads like a control is not taken for one', () => {
  const seedLast = { ...sampler, inputs: { seed: { type: int }, mode: { type: combo(['fixed', 'free']) } } };
  const { graph } = readUiWorkflow({ nodes: [{ id: 1, type: 'S', widgets_values: [7, 'fixed'] }], links: [] });
  const { values } = widgetValues(graph.nodes.get('1')!, seedLast as unknown as AnyNodeDefinition);
  assert.deepEqual(Object.fromEntries(values), { seed: 7, mode: 'fixed' });
});

test('a list that was saved before the node had all its widgets fills those it can', () => {
  assert.deepEqual(read({ widgets_values: [7, 'increment', 20] }), { seed: 7, steps: 20, leftOver: 0 });
});

test('values by name go before values by position; names that are no inputs are dropped', () => {
  assert.deepEqual(read({ widgets_values: { seed: 7, steps: 20, videopreview: { hidden: true } } }), {
    seed: 7,
    steps: 20,
    leftOver: 0,
  });
  assert.deepEqual(read({ widgets_values: [7, 'fixed', 20], widgets_values_named: { steps: 30 } }), {
    seed: 7,
    steps: 30,
    leftOver: 0,
  });
});

test('where every widget was saved with its socket, their order then counts', () => {
  const names = ['file', 'strength', 'mode', 'steps', 'gone', 'seed'];
  const inputs = names.map((name) => ({ name, type: 'X', link: null, widget: { name } }));
  assert.deepEqual(read({ inputs, widgets_values: ['a.wav', 'audio', 0.5, 'fast', 20, true, 7, 'fixed'] }), {
    ...all,
    gone: true,
  });
});

test('a hole leaves the widget to its default, and values that fit nothing are counted', () => {
  assert.deepEqual(read({ widgets_values: [null, 'fixed', 20, 'fast', 'a.wav', 'audio', 0.5, 'x', 'y'] }), {
    steps: 20,
    mode: 'fast',
    file: 'a.wav',
    strength: 0.5,
    leftOver: 2,
  });
});
