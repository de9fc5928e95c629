import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readServer } from '../comfy-server.js';
import type { ComfyWorkflow } from '../comfy-workflow.js';
import type { SentPrompt } from '../find-prompt.js';
import type { FollowCall } from '../follow-prompt.js';
import { type RemoteRun, runWorkflow } from '../run-workflow.js';
import { type StandInOptions, startComfyUiStandIn } from './start-comfyui-stand-in.js';

/** What the tests run. */
export const workflow: ComfyWorkflow = {
  '1': { class_type: 'LoadImage', inputs: { image: 'a.png' } },
  '2': { class_type: 'KSampler', inputs: { image: ['1', 0] }, _meta: { title: 'Lips' } },
  '3': { class_type: 'VHS_VideoCombine', inputs: { images: ['2', 0] } },
};

/** What it makes. */
export const film = { filename: 'out_00001-audio.mp4', subfolder: 'talk', type: 'output', format: 'video/h264-mp4' };

/** A server whose prompts make one film, and runs on it that a test begins with `go`. */
export async function openRuns(t: TestContext, options: StandInOptions = {}) {
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

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(5);
}
