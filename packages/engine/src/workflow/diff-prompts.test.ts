import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePrompt } from '../graph/parse-prompt.js';
import type { JsonObject } from '../json.js';
import { diffPrompts } from './diff-prompts.js';

const workflow: JsonObject = {
  1: { class_type: 'LoadAudio', inputs: { audio: 'voice.wav' } },
  2: { class_type: 'LoadVideo', inputs: { file: 'face.mp4' }, _meta: { title: 'Face' } },
  3: { class_type: 'Talk', inputs: { audio: ['1', 0], video: ['2', 0], resolution: '720p' } },
};

interface WrittenNode {
  class_type: string;
  inputs: Record<string, unknown>;
  _meta?: { title: string };
}

const changed = (change: (nodes: Record<string, WrittenNode>) => void) => {
  const copy = structuredClone(workflow) as unknown as Record<string, WrittenNode>;
  change(copy);
  return diffPrompts(parsePrompt(JSON.stringify(workflow)), parsePrompt(JSON.stringify(copy)));
};

test('a workflow does not differ from itself, whatever order its inputs are in', () => {
  assert.deepEqual(
    changed((nodes) => {
      nodes[3]!.inputs = { resolution: '720p', video: ['2', 0], audio: ['1', 0] };
    }),
    [],
  );
});

test('a value that changed, one that is new and one that is gone are told with both values', () => {
  const changes = changed((nodes) => {
    nodes[3]!.inputs.resolution = '1080p';
    nodes[3]!.inputs.use_gpu = false;
    nodes[1]!.inputs = {};
  });
  assert.deepEqual(
    changes.map((change) => change.kind === 'input' && [change.node.id, change.input, change.from, change.to]),
    [
      ['1', 'audio', { value: 'voice.wav' }, undefined],
      ['3', 'resolution', { value: '720p' }, { value: '1080p' }],
      ['3', 'use_gpu', undefined, { value: false }],
    ],
  );
});

test('nodes that come, go and get another name are told, and links to them', () => {
  const changes = changed((nodes) => {
    delete nodes[2];
    nodes[4] = { class_type: 'LoadImage', inputs: { image: 'face.png' } };
    nodes[3]!.inputs.video = ['4', 0];
    nodes[1]!._meta = { title: 'Voice' };
  });
  assert.deepEqual(
    changes.map(({ kind, node }) => [kind, node.id]),
    [
      ['renamed', '1'],
      ['input', '3'],
      ['node-added', '4'],
      ['node-removed', '2'],
    ],
  );
  const link = changes[1];
  assert.ok(link?.kind === 'input' && link.from && 'link' in link.from && link.to && 'link' in link.to);
  assert.deepEqual([link.from.source.title, link.to.source.type], ['Face', 'LoadImage']);
});

test('nodes that were numbered anew are the same nodes', () => {
  const renumbered = {
    7: { class_type: 'LoadVideo', inputs: { file: 'face.mp4' }, _meta: { title: 'Face' } },
    8: { class_type: 'LoadAudio', inputs: { audio: 'voice.wav' } },
    9: { class_type: 'Talk', inputs: { audio: ['8', 0], video: ['7', 0], resolution: '720p' } },
  };
  assert.deepEqual(diffPrompts(parsePrompt(JSON.stringify(workflow)), parsePrompt(JSON.stringify(renumbered))), []);
});

test('of several nodes of one type, the most alike are taken for the same', () => {
  const two = (a: string, b: string): string =>
    JSON.stringify({
      [a]: { class_type: 'LoadAudio', inputs: { audio: 'one.wav' } },
      [b]: { class_type: 'LoadAudio', inputs: { audio: 'two.wav' } },
    });
  assert.deepEqual(diffPrompts(parsePrompt(two('1', '2')), parsePrompt(two('6', '5'))), []);
});
