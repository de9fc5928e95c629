import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { SentPrompt } from './find-prompt.js';
import type { FollowCall } from './follow-prompt.js';
import type { RemoteRun } from './run-workflow.js';
import { film, openRuns, until, workflow } from './testing/open-runs.js';
import type { ComfyUiStandIn } from './testing/start-comfyui-stand-in.js';

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
    const { standIn, go, kept } = await openRuns(t, { keepsPromptIds });
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
    const { standIn, go, kept, counts } = await openRuns(t, { keepsPromptIds });
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
  const { standIn, go, kept } = await openRuns(t);
  standIn.work = () => new Promise(() => {});
  const going = assert.rejects(go(), { code: 'COMFYUI_LOST', kind: 'operational' });
  await until(() => standIn.prompts.length === 1);
  standIn.forget();
  standIn.dropSockets();
  await going;
  assert.equal(kept.sent, undefined);
});
