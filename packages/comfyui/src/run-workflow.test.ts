import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readServer } from './comfy-server.js';
import { runWorkflow } from './run-workflow.js';
import { film, openRuns, workflow } from './testing/open-runs.js';
import { uploadFile } from './upload-file.js';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

test('a workflow is sent, followed with its previews, and what Video Combine made is fetched', async (t) => {
  const { standIn, go } = await openRuns(t, { token: 'secret-token' });
  standIn.work = async ({ tell, preview }) => {
    tell('execution_cached', { nodes: ['1'] });
    tell('executing', { node: '2' });
    tell('progress', { node: '2', value: 5, max: 10 });
    preview(jpeg);
    await wait(30);
    return { '3': { gifs: [film] }, '2': { images: [{ filename: 'x.png', subfolder: '', type: 'temp' }] } };
  };
  standIn.files.set('temp//x.png', Buffer.from('a picture'));
  const shares: number[] = [];
  const previews: string[] = [];
  const { files, resumed } = await go({
    onProgress: ({ share }) => shares.push(share),
    onPreview: ({ mimeType }) => previews.push(mimeType),
  });
  assert.deepEqual(
    files.map(({ kind, node }) => [kind, node]),
    [
      ['image', '2'],
      ['video', '3'],
    ],
  );
  assert.equal(await readFile(files[1]?.path ?? '', 'utf8'), 'a film');
  assert.deepEqual([shares.includes(0.5), previews, resumed], [true, ['image/jpeg'], false]);
});

test('a socket that breaks, or that a proxy does not let through, costs only the progress', async (t) => {
  for (const withoutSockets of [false, true]) {
    const { standIn, go } = await openRuns(t, { withoutSockets });
    standIn.work = async () => {
      standIn.dropSockets();
      await wait(60);
      return { '3': { gifs: [film] } };
    };
    assert.equal((await go()).files.length, 1);
  }
});

test('a prompt whose answer got lost is not sent twice, whoever gives the ids', async (t) => {
  for (const keepsPromptIds of [true, false]) {
    const { standIn, go } = await openRuns(t, { keepsPromptIds });
    standIn.fault = ({ method, path, count }) =>
      method === 'POST' && path === '/prompt' && count === 1 ? 'drop-after' : undefined;
    assert.equal((await go()).files.length, 1);
    assert.equal(standIn.prompts.length, 1);
  }
});

test('a server that answers 503 or drops connections for a while is waited for, one that stays away is told', async (t) => {
  const { standIn, go, kept } = await openRuns(t);
  standIn.fault = ({ path, count }) =>
    path.startsWith('/history') && count === 1
      ? { status: 503, body: 'busy' }
      : path === '/view' && count === 1
        ? 'drop'
        : undefined;
  assert.equal((await go()).files.length, 1);
  kept.sent = undefined;
  standIn.fault = ({ path }) => (path.startsWith('/history') ? 'drop' : undefined);
  await assert.rejects(go(), { code: 'COMFYUI_UNREACHABLE', kind: 'operational' });
  // It may still be at work there: a retry looks for the prompt.
  assert.notEqual(kept.sent, undefined);
});

const failing = (exception_type: string, exception_message: string) => ({
  failure: { node_id: '2', node_type: 'KSampler', exception_type, exception_message },
});

test('a node that fails there is named, also by versions that keep nothing of it', async (t) => {
  for (const keepsStatus of [true, false]) {
    const { standIn, go, kept } = await openRuns(t, { keepsStatus });
    standIn.work = async () => failing('RuntimeError', 'The size of tensor a must match\n');
    await assert.rejects(go(), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'COMFYUI_NODE_FAILED');
      return error.message.includes('2 “Lips” (KSampler)') && error.message.includes('must match (RuntimeError)');
    });
    assert.equal(kept.sent, undefined);
    standIn.work = async () => failing('torch.OutOfMemoryError', 'Allocation on device 0 would exceed allowed memory');
    await assert.rejects(go(), { code: 'COMFYUI_OUT_OF_MEMORY' });
  }
});

test('what is wrong with a workflow is told by node and input, missing node packs by name', async (t) => {
  const { standIn, go } = await openRuns(t);
  const errors = [{ type: 'value_not_in_list', message: 'Value not in list', details: "ckpt_name: 'x' not in []" }];
  const refuse = (body: object) => {
    standIn.fault = ({ path }) => (path === '/prompt' ? { status: 400, body } : undefined);
  };
  refuse({ error: { message: 'failed' }, node_errors: { '2': { class_type: 'KSampler', errors } } });
  await assert.rejects(go(), {
    code: 'COMFYUI_INVALID',
    message: /2 “Lips” \(KSampler\): Value not in list: ckpt_name/,
  });
  refuse({
    error: { type: 'invalid_prompt', message: 'Cannot execute because node VHS_VideoCombine does not exist.' },
  });
  await assert.rejects(go(), { code: 'COMFYUI_NODES_MISSING', message: /VHS_VideoCombine/ });
  refuse({ error: { type: 'missing_node_type', extra_info: { class_type: 'Wav2Lip' } }, node_errors: {} });
  await assert.rejects(go(), { code: 'COMFYUI_NODES_MISSING', message: /Wav2Lip/ });
});

test('a workflow of which the server would run only a part is taken back', async (t) => {
  const { standIn, go } = await openRuns(t);
  const stopped = new Promise<void>((resolve) => {
    standIn.work = ({ signal }) =>
      new Promise((end) => {
        signal.addEventListener('abort', () => {
          resolve();
          end({});
        });
      });
  });
  const errors = [{ type: 'required_input_missing', message: 'Required input is missing', details: 'images' }];
  standIn.nodeErrors = { '3': { class_type: 'VHS_VideoCombine', errors } };
  await assert.rejects(go(), {
    code: 'COMFYUI_INVALID',
    message: /3 \(VHS_VideoCombine\): Required input is missing: images/,
  });
  await stopped;
});

test('wrong tokens, other programs and dead servers are told apart', async (t) => {
  const { standIn, go, folder } = await openRuns(t, { token: 'right' });
  const as = (address: string, token?: string) =>
    runWorkflow(readServer({ address, token }), {
      ...{ prepare: async () => workflow, outline: workflow, outputNode: '', folder },
      memory: { find: async () => undefined, save: async () => {}, remove: async () => {} },
    });
  await assert.rejects(as(standIn.url, 'wrong'), { code: 'COMFYUI_REFUSED' });
  standIn.fault = () => ({ status: 200, body: '<html>login</html>' });
  await assert.rejects(as(standIn.url, 'right'), { code: 'COMFYUI_NOT_COMFYUI' });
  standIn.fault = () => ({ status: 302 });
  await assert.rejects(go(), { code: 'COMFYUI_NOT_COMFYUI' });
});

test('a file that is too large is refused with what to do', async (t) => {
  const { standIn, server, folder } = await openRuns(t, { uploadLimitBytes: 500 });
  const path = join(folder, 'a.wav');
  await writeFile(path, Buffer.alloc(1000));
  const file = { path, name: '张三.wav', contentType: 'audio/wav' };
  await assert.rejects(uploadFile(server, file), { code: 'COMFYUI_UPLOAD_TOO_LARGE', message: /--max-upload-size/ });
  await writeFile(path, Buffer.alloc(100));
  assert.equal(await uploadFile(server, file), '张三.wav');
  assert.equal(standIn.uploads.get('张三.wav')?.length, 100);
});

test('one node’s results can be picked by number or title; nothing at all is a mistake that names what there is', async (t) => {
  const { standIn, go, kept } = await openRuns(t);
  standIn.work = async () => ({
    '2': { text: ['hello', '你好'], audio: [{ filename: 'a.flac', subfolder: '', type: 'temp' }] },
    '3': { gifs: [film] },
  });
  standIn.files.set('temp//a.flac', Buffer.from('a sound'));
  const { files, texts } = await go({}, { outputNode: 'lips' });
  assert.deepEqual([files.map(({ kind }) => kind), texts], [['audio'], ['hello', '你好']]);
  await assert.rejects(go({}, { outputNode: '1' }), {
    code: 'COMFYUI_NOTHING_MADE',
    message: /2 “Lips” \(KSampler\), 3/,
  });
  kept.sent = undefined;
  standIn.work = async () => ({});
  await assert.rejects(go(), { code: 'COMFYUI_NOTHING_MADE', message: /Save Image/ });
  kept.sent = undefined;
  standIn.work = async () => ({ '3': { gifs: [{ ...film, filename: 'gone.mp4' }] } });
  await assert.rejects(go(), { code: 'COMFYUI_FILE_MISSING' });
});
