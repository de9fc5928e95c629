import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Prompt } from '../history/run-workflow.js';
import { differingParameters } from './differing-parameters.js';

const node = (class_type: string, inputs: Record<string, unknown>, title?: string) => ({
  class_type,
  inputs,
  ...(title !== undefined && { _meta: { title } }),
});

/** What differs, in short: `LipIntensity intensity 1 → 2`. */
function short(a: Prompt, b: Prompt): string[] {
  const value = (it: unknown) => JSON.stringify(it) ?? '–';
  return differingParameters(a, b).map(({ type, title, input, valueA, valueB }) =>
    [title ?? type, input ?? '', value(valueA), '→', value(valueB)].filter((word) => word !== '').join(' '),
  );
}

test('values that differ are told, node by node; equal ones are not', () => {
  const a = { 1: node('Load', { file: 'a.mp4' }), 2: node('Lip', { video: ['1', 0], intensity: 1, mode: 'x' }) };
  const b = { 1: node('Load', { file: 'b.mp4' }), 2: node('Lip', { video: ['1', 0], intensity: 1.2, mode: 'x' }) };
  assert.deepEqual(short(a, b), ['Load file "a.mp4" → "b.mp4"', 'Lip intensity 1 → 1.2']);
  assert.deepEqual(short(a, a), []);
});

test('nodes that have other ids are found by title, then by type; links to them are the same links', () => {
  const a = {
    1: node('Load', { file: 'face' }, 'Face'),
    2: node('Load', { file: 'scene' }, 'Scene'),
    3: node('Lip', { video: ['1', 0] }),
  };
  const b = {
    7: node('Load', { file: 'scene' }, 'Scene'),
    8: node('Load', { file: 'face' }, 'Face'),
    9: node('Lip', { video: ['8', 0] }),
  };
  assert.deepEqual(short(a, b), []);
  const crossed = { ...b, 9: node('Lip', { video: ['7', 0] }) };
  assert.deepEqual(short(a, crossed), ['Lip video ["1",0] → ["7",0]']);
});

test('a node that only one of them has is told once', () => {
  const a = { 1: node('Load', {}), 2: node('Trim', { end: 2 }) };
  const b = { 1: node('Load', {}), 3: node('Loop', { times: 2 }) };
  assert.deepEqual(short(a, b), ['Trim true → –', 'Loop – → true']);
});

test('a parameter that only one of them names has no value in the other', () => {
  assert.deepEqual(short({ 1: node('T', { x: 1 }) }, { 1: node('T', {}) }), ['T x 1 → –']);
});
