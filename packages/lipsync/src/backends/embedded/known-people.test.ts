import assert from 'node:assert/strict';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { ArtifactStore } from '../../artifact-store.js';
import type { PersonFacts } from '../../render/person-facts.js';
import { personText, readPersonText } from '../../render/person-file.js';
import { personKey, storedPeople } from './known-people.js';
import type { LipSyncParams } from './lip-sync-params.js';

const odd = (length: number) => Float32Array.from({ length }, (_, i) => (i - length / 3) / 7);
const tone = { y: 121.1, u: -3.25, v: 0.1 };
const facts: PersonFacts = {
  rest: { head: odd(9), gaps: odd(3), parted: false, talking: true, frames: [3], openFrames: [], unit: 81.7 },
  seamShifts: odd(3),
  light: { black: 16, skin: tone, lip: tone, teeth: tone, slope: -0.1 },
  sharpness: { softness: 0.9, grain: 1 / 3, kernel: -0.62 },
  ownTeeth: { texel: 0.0025, width: 3, height: 2, originA: 1, originB: 0, data: odd(18) },
};

test('what is known of a person is read back to the last bit, with and without teeth of their own', () => {
  for (const each of [facts, { ...facts, ownTeeth: undefined }])
    assert.deepEqual(readPersonText(personText(each)), each);
});

test('what is damaged or of another version counts as unknown', () => {
  const text = personText(facts);
  const changed = [
    text.slice(0, -9),
    '',
    'null',
    '{}',
    text.replace('"personVersion":', '"personVersion":9'),
    text.replace('"width":3', '"width":4'),
  ];
  for (const each of changed) assert.equal(readPersonText(each), undefined, each.slice(0, 60));
});

test('a person is known by footage, track, face and mask, and by nothing that only moves the mouth', () => {
  const controls = { face: 0, maskFeather: 1, intensity: 1, offsetMs: 0 };
  const key = (base: string, change: object = {}, faceTrack = 'f') =>
    personKey(base, { faceTrack, mouthTrack: 'm', controls: { ...controls, ...change } } as unknown as LipSyncParams);
  const others = [key('b'), key('a', { face: 1 }), key('a', { maskFeather: 2 }), key('a', {}, 'g')];
  assert.equal(new Set([key('a'), ...others]).size, 5);
  assert.equal(key('a', { intensity: 2, offsetMs: 40 }), key('a'));
  assert.match(key('a'), /^[0-9a-f]{64}\.person\.json$/);
});

test('people are kept in a store; a store that is full or broken costs time, not the film', async (t) => {
  const store = await folderStore(t);
  const people = storedPeople(store);
  assert.equal(await people.find('aa.person.json'), undefined);
  await people.keep('aa.person.json', facts);
  assert.deepEqual(await people.find('aa.person.json'), facts);
  await writeFile((await store.find('aa.person.json')) as string, 'torn');
  assert.equal(await people.find('aa.person.json'), undefined);
  const full = storedPeople({ ...store, put: () => Promise.reject(new Error('no space')) });
  await full.keep('bb.person.json', facts);
});

async function folderStore(t: TestContext): Promise<ArtifactStore> {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  t.after(() => rm(folder, { recursive: true }));
  return {
    find: async (key) => ((await readdir(folder)).includes(key) ? join(folder, key) : undefined),
    async put(key, write) {
      await write(join(folder, 'temporary'));
      await rename(join(folder, 'temporary'), join(folder, key));
      return join(folder, key);
    },
  };
}
