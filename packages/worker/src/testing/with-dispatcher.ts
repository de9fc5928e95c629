import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DispatchedEvent,
  type Dispatcher,
  type DispatcherOptions,
  type Home,
  openDispatcher,
  openHome,
} from '@talkgraph/runtime';
import { workerCommand } from '../index.js';
import { savingPack } from './saving-pack.js';

/** An empty home with the pack of test nodes, and how to remove it. */
async function makeTestHome(): Promise<{ readonly home: Home; remove(): Promise<void> }> {
  const home = await openHome(await mkdtemp(join(tmpdir(), 'talkgraph-dispatcher-')));
  await writeFile(join(home.customNodes, 'saving.mjs'), savingPack);
  return { home, remove: () => rm(home.root, { recursive: true, force: true }) };
}

/** Opens a dispatcher on an empty home, or on the one given, and closes it afterwards, whatever happens. */
export async function withDispatcher(
  body: (dispatcher: Dispatcher, home: Home) => Promise<void>,
  options: Partial<DispatcherOptions> = {},
): Promise<void> {
  const own = options.home ? undefined : await makeTestHome();
  const home = options.home ?? own!.home;
  const dispatcher = await openDispatcher({ workerCommand, ...options, home });
  try {
    await body(dispatcher, home);
  } finally {
    await dispatcher.close();
    await own?.remove();
  }
}

/** Does something with a home that is opened more than once. */
export async function withTestHome(body: (home: Home) => Promise<void>): Promise<void> {
  const { home, remove } = await makeTestHome();
  await body(home).finally(remove);
}

/** The first event for which the test holds. */
export function eventOf(
  dispatcher: Dispatcher,
  isWanted: (told: DispatchedEvent) => boolean,
): Promise<DispatchedEvent> {
  return new Promise((resolve) => {
    const stop = dispatcher.onEvent((told) => {
      if (!isWanted(told)) return;
      stop();
      resolve(told);
    });
  });
}

/** The end of a run. */
export function endOf(dispatcher: Dispatcher, runId: string): Promise<DispatchedEvent> {
  return eventOf(dispatcher, ({ event, ...told }) => told.runId === runId && event.kind === 'run-done');
}
