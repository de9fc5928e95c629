import { openDispatcher, openHome } from '@talkgraph/runtime';
import { workerCommand } from '../index.js';
import { oneNodePrompt, savingPrompt } from './saving-pack.js';

// Started by the kill tests: opens the dispatcher of a home, queues runs unless they are queued already, and ends when all
// of them have ended. Says the pids of workers as they come, and each event. A time of `hang` makes runs that never end.

const [homeFolder = '', count = '0', ms = '0'] = process.argv.slice(2);
const home = await openHome(homeFolder);
const dispatcher = await openDispatcher({ home, workerCommand, workers: 2 });

const known = new Set<number>();
const tellWorkers = () => {
  for (const { pid } of dispatcher.workers()) {
    if (pid === undefined || known.has(pid)) continue;
    known.add(pid);
    process.stdout.write(`worker ${pid}\n`);
  }
};
tellWorkers();
dispatcher.onNotice((notice) => {
  if (notice.kind === 'workers-changed') tellWorkers();
});

dispatcher.onEvent(({ event }) => {
  process.stdout.write(`event ${event.kind}\n`);
});

for (let i = 0; i < Number(count); i += 1) {
  const run =
    ms === 'hang'
      ? { promptText: oneNodePrompt('TestHang'), outputs: ['1'] }
      : { promptText: savingPrompt(`run ${i}`, Number(ms)), outputs: ['3'] };
  await dispatcher.submit({ ...run, idempotencyKey: `run ${i}`, extra: {} });
}
await new Promise<void>((resolve) => {
  const endWhenEmpty = () => {
    if (dispatcher.remaining() === 0) resolve();
  };
  dispatcher.onNotice(endWhenEmpty);
  endWhenEmpty();
});
await dispatcher.close();
process.stdout.write('done\n');
