import { availableParallelism } from 'node:os';
import { ModelMemory } from '@talkgraph/inference';
import * as nodes from '@talkgraph/nodes';
import {
  loadPacks,
  openFolderArtifactStore,
  openHome,
  openSecretStore,
  type ToWorker,
  withoutPlaces,
} from '@talkgraph/runtime';
import { modelBudget } from './capabilities/model-budget.js';
import { createCapabilities } from './capabilities.js';
import { findGpus } from './find-gpus.js';
import { isForClients } from './ipc/is-for-clients.js';
import { ParentChannel } from './ipc/parent-channel.js';
import { remoteLogger } from './ipc/remote-logger.js';
import { withoutKnownSecrets } from './ipc/without-known-secrets.js';
import { warmUp } from './warm-up.js';
import { watchParent } from './watch-parent.js';
import { WorkLoop } from './work-loop.js';

// The program of a worker process: forked with the home's folder as its last argument.

const homeFolder = process.argv.at(-1) ?? '';
const hidePlaces = withoutPlaces(homeFolder);
const { redactor } = await openSecretStore(homeFolder);
const hideSecrets = withoutKnownSecrets(redactor);

process.once('disconnect', () => process.exit(0));
// Ctrl+C reaches the whole group of processes; it is the parent that decides when its workers end.
process.on('SIGINT', () => {});
process.on('uncaughtException', (error) => {
  // The parent takes the last line for the reason, so the message comes after the stack.
  process.stderr.write(redactor.text(`${error?.stack}\n${hidePlaces(String(error))}\n`));
  process.exit(1);
});
watchParent();

const parent = new ParentChannel(
  (batch) => process.send?.(batch, undefined, undefined, () => {}),
  (message) => hideSecrets(isForClients(message) ? hidePlaces(message) : message),
);
const log = remoteLogger(parent);

const home = await openHome(homeFolder);
const store = await openFolderArtifactStore(home.artifacts);
const packs = await loadPacks(home, nodes);
for (const { name, problem } of packs.states) {
  if (problem) log.warn('a node pack was left out', { pack: name, ...problem });
}
const gpus = await findGpus();
const memory = new ModelMemory({ limits: modelBudget({ env: process.env, vramBytes: gpus[0]?.memoryBytes }) });
const capabilities = createCapabilities({
  ...{ store, home, memory },
  offline: process.env.TALKGRAPH_DELIVERIES === 'off',
});
const loop = new WorkLoop({
  home,
  parent,
  registry: packs.registry,
  store,
  capabilities,
  resources: { cpu: availableParallelism(), gpu: gpus.length },
  log,
});
process.on('message', (message: ToWorker) => loop.receive(message));
parent.say({ kind: 'ready', facts: { gpus, modelLimits: memory.limits } });
await warmUp(process.env.TALKGRAPH_WARM_UP ?? '', capabilities, log);
await loop.tellFacts();
