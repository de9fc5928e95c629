import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '@talkgraph/engine';
import { RunNarrator } from './run-narrator.js';
import { done, inShort, of, shows, started, told } from './testing/told.js';

test('progress is told at most four times a second, and before the end of its node', () => {
  const progress = (value: number): RunEvent => ({ kind: 'node-progress', done: value, total: 1000, ...of('1') });
  const events: [number, RunEvent][] = [[0, started('1')]];
  for (let at = 1; at <= 1000; at++) events.push([at, progress(at)]);
  events.push([1001, done('1', shows)]);
  const short = inShort(told(events));
  assert.equal(short.filter((line) => line === 'progress 1').length, 4);
  assert.deepEqual(short.slice(-2), ['executed 1', 'progress_state 1:finished']);
  assert.ok(short.indexOf('executed 1') > short.lastIndexOf('progress 1'));
});

test('nodes whose film another node renders are shown as running until it is there, and only in progress_state', () => {
  const progress = (node: string, value: number): RunEvent => ({
    kind: 'node-progress',
    done: value,
    total: 50,
    ...of(node),
  });
  const messages = told([
    started('1'),
    done('1'),
    started('2'),
    [1000, progress('2', 10)],
    [1000, progress('1', 10)],
    [2000, progress('2', 20)],
    [3000, done('2', shows)],
  ]);
  assert.deepEqual(inShort(messages.slice(5)), [
    'progress 2',
    'progress_state 2:running',
    'progress 2',
    'progress_state 1:running 2:running',
    'executed 2',
    'progress_state 1:finished 2:finished',
  ]);
});

test('what was held back can be asked for', () => {
  const narrator = new RunNarrator('r');
  narrator.tell({ runId: 'r', at: 0, event: started('1') });
  assert.equal(narrator.dueAt, undefined);
  narrator.tell({ runId: 'r', at: 10, event: { kind: 'node-progress', done: 1, total: 2, ...of('1') } });
  assert.equal(narrator.dueAt, 250);
  assert.deepEqual(
    narrator.flush(250).map(({ kind }) => kind),
    ['message', 'progress'],
  );
  assert.equal(narrator.dueAt, undefined);
});

test('the traffic of 801 nodes stays under a megabyte, one after the other or all at once', () => {
  const ids = Array.from({ length: 801 }, (_, index) => String(index));
  const inTurn = ids.flatMap((id) => [started(id), done(id)]);
  const atOnce = [...ids.map((id) => started(id)), ...ids.map((id) => done(id))];
  for (const events of [inTurn, atOnce]) {
    const all: RunEvent[] = [{ kind: 'run-started' }, ...events, { kind: 'run-done', status: 'success' }];
    const bytes = told(all)
      .map((message) => JSON.stringify(message).length)
      .reduce((sum, length) => sum + length, 0);
    assert.ok(bytes < 1_000_000, `${bytes} bytes`);
  }
});

test('after a hundred changes in quick succession further ones are told together', () => {
  const narrator = new RunNarrator('r');
  const states = (at: number, event: RunEvent) =>
    narrator.tell({ runId: 'r', at, event }).filter(({ kind }) => kind === 'progress').length;
  let told = 0;
  for (let node = 0; node < 1000; node++) told += states(1, started(String(node))) + states(1, done(String(node)));
  assert.equal(told, 101);
  assert.equal(narrator.dueAt, 251);
  const [held] = narrator.flush(251);
  assert.ok(held?.kind === 'progress');
  assert.ok(held.changed.length > 900);
  assert.ok(held.changed.every(({ state }) => state === 'finished'));
});

test('classic clients hear of all running nodes, those that take deltas only of changed ones', () => {
  const events = [started('1'), started('2')];
  assert.deepEqual(
    inShort(told(events)).filter((line) => line.startsWith('progress_state')),
    ['progress_state 1:running', 'progress_state 1:running 2:running'],
  );
  assert.deepEqual(
    inShort(told(events, { supports_progress_deltas: true })).filter((line) => line.startsWith('progress_state')),
    ['progress_state 1:running', 'progress_state 2:running'],
  );
});
