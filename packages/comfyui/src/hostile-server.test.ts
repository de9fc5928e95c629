import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedAnswer, readJson } from './comfy-request.js';
import { readServer } from './comfy-server.js';
import { film, openRuns } from './testing/open-runs.js';

const server = readServer({ address: 'gpu.lan:8188' });

/** A body that goes on for ever. */
function endless(text: string): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(text);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

test('an answer without end is given up on, whatever its status', { timeout: 120_000 }, async () => {
  const blanks = ' '.repeat(1 << 20);
  await assert.rejects(readJson(server, new Response(endless(blanks))), {
    code: 'COMFYUI_NOT_COMFYUI',
    message: /> 128 MB/,
  });
  const failed = await failedAnswer(server, new Response(endless('<'.repeat(1 << 20)), { status: 500 }));
  assert.equal(failed.code, 'COMFYUI_ANSWER');
});

test('a refusal of any length becomes a sentence, and is read in no time', { timeout: 60_000 }, async (t) => {
  const { standIn, go } = await openRuns(t);
  const refuse = (body: object) => {
    standIn.fault = ({ path }) => (path === '/prompt' ? { status: 400, body } : undefined);
  };
  const isShort = (error: Error) => error.message.length < 2000 && 'code' in error && error.code === 'COMFYUI_INVALID';
  refuse({ error: { message: 'node '.repeat(200_000), details: { no: 'text' } } });
  await assert.rejects(go(), isShort);
  const id = '7'.repeat(1e6);
  refuse({ error: {}, node_errors: { [id]: { class_type: id, errors: [{ message: 5, details: id }] } } });
  await assert.rejects(go(), isShort);
});

test('results larger than a run may bring are not fetched to their end', async (t) => {
  const { standIn, go, kept } = await openRuns(t);
  standIn.files.set('output/talk/out_00001-audio.mp4', Buffer.alloc(600));
  assert.equal((await go({ mostBytes: 600 })).files[0]?.bytes, 600);
  kept.sent = undefined;
  standIn.work = async () => ({ '3': { gifs: [film, film] } });
  await assert.rejects(go({ mostBytes: 1100 }), { code: 'COMFYUI_FILE_MISSING' });
});

test('a line that brings more than events is cut; the run goes on without it', async (t) => {
  const { standIn, go } = await openRuns(t);
  const large = Buffer.alloc(17 * 1024 * 1024);
  large.set([0xff, 0xd8]);
  standIn.work = async ({ preview }) => {
    preview(large);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { '3': { gifs: [film] } };
  };
  const previews: unknown[] = [];
  assert.equal((await go({ onPreview: (preview) => previews.push(preview) })).files.length, 1);
  assert.deepEqual(previews, []);
});

test('a password is not repeated, even of what is no address', () => {
  for (const address of ['me:secret@gpu:99999', 'http://me:se/secret@gpu:99999', 'ftp://me:secret@gpu']) {
    assert.throws(
      () => readServer({ address }),
      (error: Error) => !error.message.includes('secret'),
      address,
    );
  }
  const { headers } = readServer({ address: 'http://me:100%25%zz@gpu' });
  assert.equal(headers.authorization, `Basic ${btoa('me:100%25%zz')}`);
});
