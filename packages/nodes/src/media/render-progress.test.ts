import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgressReport, UpstreamResult } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import { renderProgress } from './render-progress.js';

const clip = (op: string, ...inputs: readonly Clip[]): Clip => ({
  op,
  params: {},
  inputs,
  hash: `${op}(${inputs.map((input) => input.hash)})`,
});

const film = clip('source');
const cut = clip('trim', film);
const looped = clip('loop', cut);
const scaled = clip('scale', looped);
const result = clip('crop', scaled);

/** What is reported when the render of a clip is at a step, by node; the render's own under its name. */
function reported(upstream: readonly UpstreamResult[] | undefined, framesDone: number): Map<string, ProgressReport> {
  const reports = new Map<string, ProgressReport>();
  const context = {
    progress: (report: ProgressReport) => void reports.set(report.node ?? 'sink', report),
    ...(upstream && { upstream: () => upstream }),
  };
  const figures = (of: Clip, frames: number, milliseconds: number) => ({
    clip: of.hash,
    op: of.op,
    frames,
    milliseconds,
  });
  renderProgress(
    result,
    context,
  )({
    framesDone,
    frameCount: 40,
    nodes: [figures(film, 7, 30), figures(scaled, 12, 20), figures(result, 10, 5)],
  });
  return reports;
}

const value = (node: string, ...values: readonly Clip[]): UpstreamResult => ({
  node,
  values: values as unknown as UpstreamResult['values'],
});

test('each node reports the frames and the time of the steps it added to the recipe', () => {
  const reports = reported(
    [value('load', film), value('cut', cut), value('loop and scale', scaled), value('crop', result)],
    10,
  );
  const told = [...reports].map(([node, { done, total, milliseconds }]) => [node, done, total, milliseconds]);
  assert.deepEqual(told.slice(1), [
    ['load', 10, 40, 30],
    ['cut', 10, 40, 0],
    ['loop and scale', 12, 40, 20],
    ['crop', 10, 40, 5],
  ]);
  assert.deepEqual([reports.get('sink')?.done, reports.get('sink')?.stage], [10, 'render']);
});

test('a node that only passes a clip on, or whose clip is not in this render, reports nothing', () => {
  const reports = reported([value('load', film), value('reroute', film), value('other', clip('still'))], 10);
  assert.deepEqual([...reports.keys()], ['sink', 'load']);
});

test('at the end every node is done', () => {
  const reports = reported([value('load', film), value('all', result)], 40);
  for (const { done, total } of reports.values()) assert.deepEqual([done, total], [40, 40]);
});

test('without knowing the nodes before it a render reports for itself', () => {
  assert.deepEqual([...reported(undefined, 3).keys()], ['sink']);
});
