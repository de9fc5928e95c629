import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readServer } from './comfy-server.js';
import type { ComfyWorkflow } from './comfy-workflow.js';
import type { SentPrompt } from './find-prompt.js';
import type { FollowCall } from './follow-prompt.js';
import { type RemoteRun, runWorkflow } from './run-workflow.js';
import { type ComfyUiStandIn, type StandInOptions, startComfyUiStandIn } from './testing/start-comfyui-stand-in.js';
import { uploadFile } from './upload-file.js';

const workflow: ComfyWorkflow = {
  '1': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '2': { class_type: 'KSampler', inputs: { image: ['1', 0] }, _meta: { title: 'Lips' } },
  '3': { class_type: 'VHS_VideoCombine', inputs: { images: ['2', 0] } },
};
const film = { filename: 'out_00001-audio.mp4', subfolder: 'talk', type: 'output', format: 'video/h264-mp4' };
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

/** A server whose prompts make one film. */
async function open(t: TestContext, options: StandInOptions = {}) {
  const standIn = await startComfyUiStandIn(options);
  t.after(() => standIn.close());
  standIn.files.set('output/talk/out_00001-audio.mp4', Buffer.from('a film'));
  standIn.work = async () => ({ '3': { gifs: [film] } });
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-comfyui-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const kept: { sent?: SentPrompt | undefined } = {};
  const counts = { prepared: 0 };
  const run: RemoteRun = {
    prepare: async () => {
      counts.prepared += 1;
      return workflow;
    },
    ...{ outline: workflow, outputNode: '', folder },
    memory: {
      find: async () => kept.sent,
      save: async (sent) => {
        kept.sent = sent;
      },
      remove: async () => {
        kept.sent = undefined;
      },
    },
  };
  const server = readServer({ address: standIn.url, token: options.token });
  const go = (call: FollowCall = {}, changes: Partial<RemoteRun> = {}) =>
    runWorkflow(server, { ...run, ...changes }, { pollMs: 20, patienceMs: 200, ...call });
  return { standIn, server, folder, kept, counts, go };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await wait(5);
};

test('a workflow is sent, followed with its previews, and what Video Combine made is fetched', async (t) => {
  const { standIn, go } = await open(t, { token: 'secret-token' });
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
    const { standIn, go } = await open(t, { withoutSockets });
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
    const { standIn, go } = await open(t, { keepsPromptIds });
    standIn.fault = ({ method, path, count }) =>
      method === 'POST' && path === '/prompt' && count === 1 ? 'drop-after' : undefined;
    assert.equal((await go()).files.length, 1);
    assert.equal(standIn.prompts.length, 1);
  }
});

test('a server that answers 503 or drops connections for a while is waited for, one that stays away is told', async (t) => {
  const { standIn, go, kept } = await open(t);
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
    const { standIn, go, kept } = await open(t, { keepsStatus });
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
  const { standIn, go } = await open(t);
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
  const { standIn, go } = await open(t);
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
  const { standIn, go, folder } = await open(t, { token: 'right' });
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
  const { standIn, server, folder } = await open(t, { uploadLimitBytes: 500 });
  const path = join(folder, 'a.wav');
  await writeFile(path, Buffer.alloc(1000));
  const file = { path, name: '张三.wav', contentType: 'audio/wav' };
  await assert.rejects(uploadFile(server, file), { code: 'COMFYUI_UPLOAD_TOO_LARGE', message: /--max-upload-size/ });
  await writeFile(path, Buffer.alloc(100));
  assert.equal(await uploadFile(server, file), '张三.wav');
  assert.equal(standIn.uploads.get('张三.wav')?.length, 100);
});

/** Cancels a run as soon as something holds. */
async function cancelledWhen(
  standIn: ComfyUiStandIn,
  go: (call: FollowCall) => Promise<unknown>,
  holds: () => boolean,
) {
  const controller = new AbortController();
  const going = go({ signal: controller.signal });
  const ended = assert.rejects(going, { name: 'AbortError' });
  await until(() => standIn.prompts.length > 0 && holds());
  controller.abort();
  await ended;
}

test('a cancel stops our prompt only: it is interrupted where it runs, and taken out where it waits', async (t) => {
  for (const keepsPromptIds of [true, false]) {
    const { standIn, go, kept } = await open(t, { keepsPromptIds });
    const began: string[] = [];
    const stopped: string[] = [];
    standIn.work = ({ id, signal }) =>
      new Promise((resolve) => {
        began.push(id);
        signal.addEventListener('abort', () => resolve({}));
        signal.addEventListener('abort', () => stopped.push(id));
      });
    await cancelledWhen(standIn, go, () => began.length === 1);
    assert.deepEqual(stopped, [standIn.prompts[0]?.id]);
    await until(() => kept.sent === undefined);
    const other = standIn.addOther(workflow);
    await until(() => began.includes(other));
    const before = standIn.interrupts.length;
    await cancelledWhen(standIn, go, () => standIn.prompts.length === 2);
    assert.deepEqual([stopped.length, standIn.interrupts.length], [1, before]);
    assert.equal(began.length, 2);
  }
});

test('after a crash the same prompt is gone on with, and nothing is uploaded again', async (t) => {
  for (const keepsPromptIds of [true, false]) {
    const { standIn, go, kept, counts } = await open(t, { keepsPromptIds });
    let finish = () => {};
    standIn.work = () => new Promise((resolve) => (finish = () => resolve({ '3': { gifs: [film] } })));
    // The process that began it is gone: nobody asks the server any more.
    const controller = new AbortController();
    const dead = go({ signal: controller.signal }, { memory: keptFor(kept) });
    await until(() => standIn.prompts.length === 1);
    const resuming = go();
    await wait(50);
    finish();
    const { resumed, files } = await resuming;
    assert.deepEqual([resumed, files.length, standIn.prompts.length, counts.prepared], [true, 1, 1, 1]);
    await dead;
    // It ended while nobody looked.
    assert.equal((await go()).resumed, true);
    standIn.forget();
    standIn.work = async () => ({ '3': { gifs: [film] } });
    assert.deepEqual([(await go()).resumed, standIn.prompts.length], [false, 2]);
  }
});

/** Remembers as the first process did, before the server's own id was known. */
function keptFor(kept: { sent?: SentPrompt | undefined }): RemoteRun['memory'] {
  return {
    find: async () => undefined,
    save: async (sent) => {
      kept.sent ??= sent;
    },
    remove: async () => {},
  };
}

test('a server that was restarted has lost the prompt', async (t) => {
  const { standIn, go, kept } = await open(t);
  standIn.work = () => new Promise(() => {});
  const going = assert.rejects(go(), { code: 'COMFYUI_LOST', kind: 'operational' });
  await until(() => standIn.prompts.length === 1);
  standIn.forget();
  standIn.dropSockets();
  await going;
  assert.equal(kept.sent, undefined);
});

test('one node’s results can be picked by number or title; nothing at all is a mistake that names what there is', async (t) => {
  const { standIn, go, kept } = await open(t);
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
