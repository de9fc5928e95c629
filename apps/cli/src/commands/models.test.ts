import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodeOnnxModel } from '@talkgraph/inference/testing';

const program = fileURLToPath(new URL('../../bin/talkgraph.mjs', import.meta.url));

/** A model of the inputs and outputs of Wav2Lip, which hands the face on. */
const mouths = encodeOnnxModel({
  name: 'small',
  inputs: [
    { name: 'mel_spectrogram', dims: ['B', 1, 80, 16] },
    { name: 'video_frames', dims: ['B', 6, 96, 96] },
  ],
  outputs: [{ name: 'out', dims: ['B', 6, 96, 96] }],
  nodes: [{ op: 'Identity', inputs: ['video_frames'], outputs: ['out'] }],
  constants: [],
});

test('models are added, listed, verified and removed', { timeout: 60_000 }, async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'talkgraph-cli-models-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const home = join(root, 'home');
  const call = async (...args: readonly string[]) => {
    const env = { ...process.env, TALKGRAPH_HOME: home };
    const child = spawn(process.execPath, [program, 'models', '--lang', 'en', ...args], { env, cwd: root });
    child.stdin.end();
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { out, err, code: code as number };
  };
  await writeFile(join(root, 'wav2lip_gan.onnx'), mouths);
  await writeFile(join(root, 'wav2lip.pth'), 'PK\x03\x04');
  const refused = await call('add', 'wav2lip.pth');
  assert.deepEqual([refused.code, /PyTorch/.test(refused.err)], [2, true]);
  const added = await call('add', 'wav2lip_gan.onnx', '--note', 'from the archive');
  assert.match(`${added.out}${added.err}`, /Added models\/lipsync\/wav2lip_gan\.onnx \(96 px, 1 kB\)/);
  const listed = await call('list', '--known');
  assert.match(listed.out, /lipsync\/wav2lip_gan\.onnx +Lip-sync +1 kB +ok +Non-commercial/);
  assert.match(
    listed.out,
    /kokoro-multi-lang-v1_1 {2}Apache-2\.0 \(business use allowed\)\n.*\n.*→ models\/tts\/ {3}https:\/\/github\.com\/k2-fsa/,
  );
  const inChinese = await call('list', '--known', '--lang', 'zh');
  assert.match(inChinese.out, /lipsync\/wav2lip_gan\.onnx .*正常 +仅限非商业用途（Wav2Lip，LRS2 数据集）\n/);
  assert.match(inChinese.out, /wav2lip_256\.onnx {2}不明确（作者未声明）/);
  await appendFile(join(home, 'models', 'lipsync', 'wav2lip_gan.onnx'), '\0');
  const changed = await call('verify', '--json');
  const [verdict] = JSON.parse(changed.out).models;
  assert.deepEqual([changed.code, verdict.condition], [1, 'changed']);
  assert.match((await call('remove', 'wav2lip_gan', '--yes')).out, /Removed models\/lipsync\/wav2lip_gan\.onnx/);
  await assert.rejects(access(join(home, 'models', 'lipsync', 'wav2lip_gan.onnx')));
  assert.deepEqual(JSON.parse(await readFile(join(home, 'models', 'manifest.json'), 'utf8')).models, []);
});
