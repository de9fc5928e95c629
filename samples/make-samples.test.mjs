import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeSamples } from './make-samples.mjs';

const out = mkdtempSync(join(tmpdir(), 'talkgraph-samples-'));
after(() => rmSync(out, { recursive: true }));

test('samples are made once, kept while they are up to date, and made again when asked or damaged', async () => {
  const said = [];
  const make = (more) => makeSamples({ out, only: ['speech-en'], say: (line) => said.push(line), ...more });
  const files = await make();
  assert.deepEqual(Object.keys(files), ['speech-en.wav', 'speech-en.json']);
  const { phonemes, text } = JSON.parse(readFileSync(files['speech-en.json'], 'utf8'));
  assert.ok(phonemes.length > 50 && text.includes('Talkgraph'));
  assert.ok(readdirSync(out).every((file) => !file.endsWith('.part')));

  said.length = 0;
  await make();
  assert.deepEqual(said, ['speech-en: up to date']);

  const sound = readFileSync(files['speech-en.wav']);
  writeFileSync(files['speech-en.wav'], 'broken');
  await make({ force: true });
  assert.deepEqual(readFileSync(files['speech-en.wav']), sound);
  rmSync(files['speech-en.wav']);
  await make();
  assert.deepEqual(readFileSync(files['speech-en.wav']), sound);
});
