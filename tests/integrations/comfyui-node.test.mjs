// The custom node of integrations/comfyui under a stub of ComfyUI, against `talkgraph serve` with a token.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { startServer } from '../start-server.mjs';

const folder = fileURLToPath(new URL('../../integrations/comfyui/tests/', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const token = 'a-token-of-the-tests';

test('the ComfyUI node imports, keeps the contract of its host, and runs on a real server', {
  skip: !hasPython && 'python3 is not installed, and the node is written in Python',
}, async (t) => {
  const media = await mkdtemp(join(tmpdir(), 'talkgraph-comfyui-node-'));
  t.after(() => rm(media, { recursive: true, force: true }));
  await presenterVideo(join(media, 'person.mp4'), { frameCount: 8 });
  await spokenWav(join(media, 'speech.wav'), 'Bob might open the map.', 0.6);
  const server = await startServer({ args: ['--token', token] });
  t.after(() => server.stop());
  const { code, said } = await runPython({
    TALKGRAPH_TEST_URL: server.url,
    TALKGRAPH_TEST_TOKEN: token,
    TALKGRAPH_TEST_MEDIA: media,
  });
  assert.equal(code, 0, said);
  assert.match(said, /^OK$/m, said);
  assert.ok(Number(/Ran (\d+) tests/.exec(said)?.[1]) >= 17, said);
});

function runPython(env) {
  return new Promise((resolve) => {
    const child = spawn('python3', ['-B', '-m', 'unittest', 'discover', '-s', folder, '-v'], {
      env: { ...process.env, ...env },
    });
    const said = [];
    child.stdout.on('data', (text) => said.push(text));
    child.stderr.on('data', (text) => said.push(text));
    child.on('exit', (code) => resolve({ code, said: said.join('') }));
  });
}
