import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import type { GivenFile } from './given-file.js';
import { startWorkflow, stemOf, suitedResolution } from './start-workflow.js';

const film: GivenFile = { file: { filename: 'me.mp4' }, name: 'me.mp4', kind: 'video', seconds: 8, shortSide: 1080 };
const photo: GivenFile = {
  file: { filename: 'me.png', subfolder: 'a' },
  name: 'me.png',
  kind: 'still',
  seconds: 0,
  shortSide: 600,
};
const voice: GivenFile = {
  file: { filename: 'hi.wav' },
  name: 'hi there.wav',
  kind: 'audio',
  seconds: 3,
  shortSide: 0,
};

const types = ({ nodes }: JsonObject) => (nodes as readonly JsonObject[]).map(({ type }) => type);

describe('startWorkflow', () => {
  test('joins a film and a voice', () => {
    const workflow = startWorkflow({ face: film, voice, resolution: '1080p' });
    assert.deepEqual(types(workflow), ['LoadVideo', 'LoadAudio', 'HeyGemTalkingHead', 'SaveVideo']);
    assert.ok(JSON.stringify(workflow).includes('"video/hi there"'));
  });

  test('takes a photo from its folder, and makes the small size of the middle one', () => {
    const workflow = startWorkflow({ face: photo, voice, resolution: '540p' });
    assert.deepEqual(types(workflow), ['LoadImage', 'LoadAudio', 'HeyGemTalkingHead', 'SaveVideo', 'ScaleVideo']);
    assert.ok(JSON.stringify(workflow).includes('["a/me.png","image"]'));
    assert.ok(JSON.stringify(workflow).includes('[true,"720p","embedded"]'));
  });

  test('every link ends where its node says it does', () => {
    for (const resolution of ['540p', '1080p'] as const) {
      const { nodes, links } = startWorkflow({ face: film, voice, resolution }) as unknown as {
        nodes: { id: number; inputs: { link: number | null }[]; outputs: { links: number[] | null }[] }[];
        links: [number, number, number, number, number, string][];
      };
      for (const [id, from, slot, to, at] of links) {
        assert.deepEqual(nodes.find((node) => node.id === from)?.outputs[slot]?.links, [id]);
        assert.equal(nodes.find((node) => node.id === to)?.inputs[at]?.link, id);
      }
    }
  });
});

test('a result is named after the voice, whatever the name holds', () => {
  assert.equal(stemOf('a/b%date%.final.wav'), 'a b date .final');
  assert.equal(stemOf('.wav'), 'talking');
  assert.equal(stemOf('你好.mp3'), '你好');
});

test('the size follows the face', () => {
  assert.equal(suitedResolution(film), '1080p');
  assert.equal(suitedResolution(photo), '720p');
  assert.equal(suitedResolution(undefined), '720p');
});
