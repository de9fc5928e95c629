import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@talkgraph/engine';
import { talkingClip } from './recipe-steps.js';
import type { ClipValue } from './value-kind.js';

const clip = (op: string, params: JsonObject, inputs: readonly ClipValue[] = []) =>
  ({ op, params, inputs, hash: op.padEnd(64, '0') }) as unknown as ClipValue;

test('the talking clip is found whichever engine made it, beneath whatever was done with it since', () => {
  const tracks = { faceTrack: { artifact: 'a.bin' }, mouthTrack: { artifact: 'b.bin' } };
  const film = clip('source', {});
  for (const engine of ['lip-sync', 'wav2lip', 'made-faces']) {
    const speaking = clip(engine, { ...tracks, controls: {} }, [film]);
    const shown = clip('scale', { width: 640 }, [clip('replace-audio', {}, [speaking, film])]);
    assert.equal(talkingClip(shown)?.op, engine);
  }
  assert.equal(talkingClip(clip('trim', { faceTrack: 'a.bin' }, [film])), undefined);
});
