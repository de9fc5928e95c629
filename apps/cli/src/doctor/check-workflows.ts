import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { homeFolder, openDispatcher, openHome } from '@talkgraph/runtime';
import { openPacks, waitForWorker } from '@talkgraph/server';
import { workerCommand } from '@talkgraph/worker';
import type { Check } from './finding.js';

/** Opens a queue with its database in a folder of its own and starts the process that runs workflows, as a server does. */
export const checkQueue: Check = async ({ messages, locale }) => {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-doctor-'));
  try {
    const home = await openHome(folder);
    const dispatcher = await openDispatcher({ home, workerCommand, workers: 1, log: silentLogger });
    try {
      await waitForWorker(dispatcher);
    } finally {
      await dispatcher.close();
    }
    const ms = Math.round(performance.now() - started);
    return { check: 'queue', state: 'ok', found: messages.doctor.queueRuns(String(ms)), data: { ms } };
  } catch (error) {
    const found = isTalkgraphError(error) ? error.text[locale] : String(error);
    return { check: 'queue', state: 'problem', found, advice: messages.doctor.reinstall, data: {} };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Loads the custom packs of this home. */
export const checkPacks: Check = async ({ messages, locale, env, currentFolder }) => {
  try {
    const packs = (await openPacks(await openHome(homeFolder(env, currentFolder)))).states();
    const broken = packs.flatMap(({ name, problem }) => (problem ? [{ name, problem }] : []));
    const found = messages.doctor.packsFound(packs.length - broken.length, broken.length);
    const data = { packs: packs.map(({ name }) => name), broken: broken.map(({ name }) => name) };
    if (broken.length === 0) return { check: 'packs', state: 'ok', found, data };
    const advice = broken.map(({ problem }) => problem.text[locale]).join(' ');
    return { check: 'packs', state: 'note', found, advice, data };
  } catch (error) {
    const found = isTalkgraphError(error) ? error.text[locale] : String(error);
    return { check: 'packs', state: 'problem', found, data: {} };
  }
};
