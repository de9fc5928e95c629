import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { conformsToRecognizer } from '../testing/conforms-to-recognizer.js';
import { createPocketsphinxRecognizer, findPocketsphinx } from './pocketsphinx-recognizer.js';
import { readHypotheses } from './read-hypotheses.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-pocketsphinx-'));
});
after(() => rm(folder, { recursive: true, force: true }));

conformsToRecognizer('PocketSphinx', async () => {
  const path = await findPocketsphinx();
  assert.ok(path, 'PocketSphinx is installed with the tests (scripts/bootstrap/test-packages.mjs)');
  return createPocketsphinxRecognizer(path, { scratch: async () => folder });
});

test('nothing is left in the scratch folder, and a program that fails says why', async () => {
  const broken = join(folder, 'broken');
  await writeFile(broken, '#!/bin/sh\necho "no acoustic model" >&2\nexit 3\n');
  await chmod(broken, 0o755);
  const recognizer = createPocketsphinxRecognizer(broken, { scratch: async () => folder });
  const failing = recognizer.recognize({ samples: new Float32Array(16), language: 'en' });
  await assert.rejects(failing, { code: 'SPEECH_NOT_RECOGNIZED', message: /no acoustic model/ });
  await rm(broken);
  assert.deepEqual(await readdir(folder), []);
});

test('PocketSphinx is looked for on the path only', async () => {
  assert.equal(await findPocketsphinx(folder), undefined);
  assert.equal(await findPocketsphinx(''), undefined);
});

test('what PocketSphinx prints is read: pronunciations, silences and noises are no words', () => {
  const heard = readHypotheses(
    [
      'read to me',
      '<s> 0.000 0.200 0.99',
      'read(2) 0.210 0.500 0.1',
      '<sil> 0.510 0.600 0.9',
      '[NOISE] 0.610 0.700 1',
      '++BREATH++ 0.71 0.75 1',
      'to(2) 0.760 0.800 0.6',
      'me 0.810 1.000 1.000000',
      '</s> 1.010 1.200 1.0',
      '',
    ].join('\n'),
  );
  assert.equal(heard.text, 'read to me');
  assert.deepEqual(
    heard.words?.map(({ text }) => text),
    ['read', 'to', 'me'],
  );
  assert.equal(heard.words?.[2]?.endSeconds, 1.01);
});
