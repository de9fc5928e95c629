import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combo, portType } from '../definition/port-type.js';
import { typesMatch } from './types-match.js';

const match = (output: string, input: string) => typesMatch(portType(output), portType(input));

test('equal names match, others do not', () => {
  assert.equal(match('IMAGE', 'IMAGE'), true);
  assert.equal(match('IMAGE', 'MASK'), false);
  assert.equal(match('IMAGE', 'IMAGES'), false);
  assert.equal(match('image', 'IMAGE'), false);
});

test('a set fits a larger one, a smaller one and one that overlaps it', () => {
  assert.equal(match('STRING', 'STRING,INT'), true);
  assert.equal(match('STRING,INT', 'STRING'), true);
  assert.equal(match('STRING,INT', 'INT,FLOAT'), true);
  assert.equal(match('STRING,INT', 'FLOAT,BOOLEAN'), false);
});

test('spaces around the names do not matter', () => {
  assert.equal(match('STRING , INT', ' INT,FLOAT '), true);
  assert.equal(match(' STRING', 'STRING '), true);
});

test('an empty name fits only itself, and an empty part of a set nothing', () => {
  assert.equal(match('', ''), true);
  assert.equal(match('', 'STRING'), false);
  assert.equal(match('STRING', ''), false);
  assert.equal(match('STRING,', ',INT'), false);
});

test('a star fits everything, both ways, also inside a set', () => {
  assert.equal(match('*', 'IMAGE'), true);
  assert.equal(match('IMAGE', '*'), true);
  assert.equal(match('*', '*'), true);
  assert.equal(match('IMAGE', 'MASK,*'), true);
});

test('choices fit each other whatever they are, and no text', () => {
  assert.equal(typesMatch(combo(['a']), combo(['b'])), true);
  assert.equal(typesMatch(portType('STRING'), combo(['b'])), false);
});

test('a name that is no text fits nothing', () => {
  const broken = { name: 5 } as unknown as ReturnType<typeof portType>;
  assert.equal(typesMatch(broken, portType('INT')), false);
  assert.equal(typesMatch(portType('INT'), broken), false);
  assert.equal(typesMatch(broken, broken), false);
});
