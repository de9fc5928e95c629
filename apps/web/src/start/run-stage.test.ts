import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveNode } from '../runs/live-run.js';
import { runStage } from './run-stage.js';

const node = (progress?: LiveNode['progress'], state: LiveNode['state'] = 'running'): LiveNode => ({
  state,
  notes: [],
  ...(progress && { progress }),
});

describe('runStage', () => {
  test('waits while nothing is known and while others run', () => {
    assert.deepEqual(runStage(undefined), { stage: 'waiting', share: 0 });
    assert.deepEqual(runStage({ state: 'pending', nodes: {} }), { stage: 'waiting', share: 0 });
  });

  test('goes from the face over the sound to the drawing, and never back', () => {
    const told = [
      { '3': node() },
      { '3': node({ stage: 'face', value: 50, max: 100 }) },
      { '3': node({ stage: 'mouth', value: 1, max: 2 }) },
      { '3': node(undefined, 'done') },
      { '3': node(undefined, 'done'), '4': node({ stage: 'render', value: 30, max: 60, framesPerSecond: 10 }) },
    ].map((nodes) => runStage({ state: 'running', nodes }));
    assert.deepEqual(
      told.map(({ stage }) => stage),
      ['face', 'face', 'listening', 'drawing', 'drawing'],
    );
    assert.deepEqual(
      told.map(({ share }) => share),
      told.map(({ share }) => share).toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1)?.secondsLeft, 3);
  });

  test('says no time before a few frames are drawn', () => {
    const nodes = { '4': node({ stage: 'render', value: 2, max: 60, framesPerSecond: 1 }) };
    assert.equal(runStage({ state: 'running', nodes }).secondsLeft, undefined);
  });

  test('says nothing wrong where a length is unknown', () => {
    const nodes = { '3': node({ stage: 'mouth', value: 5, max: 0 }) };
    assert.deepEqual(runStage({ state: 'running', nodes }).stage, 'listening');
  });
});
