import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portColor } from './port-color.js';

test('types that meet on one canvas have colours of their own', () => {
  const types = ['VIDEO', 'AUDIO', 'IMAGE', 'MASK', 'INT', 'FLOAT', 'STRING', 'BOOLEAN', 'REPORT', 'FACE_TRACK', '*'];
  types.push('TABLE', 'ROW', 'ALIGNMENT', 'SUBTITLES', 'FILE', 'LOOP', 'DELIVERED');
  assert.equal(new Set(types.map(portColor)).size, types.length);
});

test('other types have one too, always the same, and the first of several names decides', () => {
  assert.match(portColor('LATENT'), /^light-dark\(hsl/);
  assert.equal(portColor('LATENT'), portColor('LATENT'));
  assert.equal(portColor('IMAGE,MASK'), portColor('IMAGE'));
});
