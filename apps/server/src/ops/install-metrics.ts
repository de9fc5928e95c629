import type { WorkerModel } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ServerServices } from '../server-services.js';

const secondsBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800];

/**
 * Counts and times what happens, and shows it to Prometheus at GET /metrics. Call it on the root, so that the answers of all
 * routes are timed. Every app has figures of its own, which end with it.
 */
export async function installMetrics(app: FastifyInstance, services: ServerServices): Promise<void> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(registers, services);
  timeAnswers(app, registers);
  const stops = [countRuns(registers, services), timeNodes(registers, services)];
  app.addHook('onClose', async () => {
    for (const stop of stops) stop();
    registry.clear();
  });
  app.get(
    '/metrics',
    { schema: { tags: ['operations'], summary: 'Figures for Prometheus' } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

function timeAnswers(app: FastifyInstance, registers: Registry[]): void {
  const durations = new Histogram({
    name: 'talkgraph_http_seconds',
    help: 'Seconds that answers took.',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsBuckets,
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern of the route, not the address: names in addresses would make a series each.
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
    durations.observe(labels, reply.elapsedTime / 1000);
  });
}

function addGauges(registers: Registry[], { dispatcher }: ServerServices): void {
  new Gauge({
    name: 'talkgraph_queue_length',
    help: 'Runs that run or wait.',
    registers,
    collect() {
      this.set(dispatcher.remaining());
    },
  });
  new Gauge({
    name: 'talkgraph_queue_paused',
    help: '1 where no further run is started.',
    registers,
    collect() {
      this.set(dispatcher.paused ? 1 : 0);
    },
  });
  new Gauge({
    name: 'talkgraph_worker_memory_bytes',
    help: 'Resident memory of each worker process, as it last said.',
    labelNames: ['worker', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { id, state, memoryBytes } of dispatcher.workers()) this.set({ worker: id, state }, memoryBytes ?? 0);
    },
  });
  addModelGauges(registers, dispatcher);
}

/** As the workers last said: what is loaded, and what loading it cost. */
function addModelGauges(registers: Registry[], dispatcher: ServerServices['dispatcher']): void {
  const gauge = (name: string, help: string, amountOf: (model: WorkerModel) => number) =>
    new Gauge({
      ...{ name, help, registers },
      labelNames: ['worker', 'model', 'provider'],
      collect() {
        this.reset();
        for (const { id, models = [] } of dispatcher.workers()) {
          for (const model of models) {
            this.set({ worker: id, model: model.name, provider: model.provider }, amountOf(model));
          }
        }
      },
    });
  gauge('talkgraph_model_memory_bytes', 'Memory that each loaded model is counted as.', ({ bytes }) => bytes);
  gauge('talkgraph_model_load_seconds', 'Seconds that each model took to load.', ({ loadMs }) => loadMs / 1000);
  gauge('talkgraph_model_loads', 'How often each worker loaded a model.', ({ loads }) => loads);
}

function countRuns(registers: Registry[], { dispatcher }: ServerServices): () => void {
  const runs = new Counter({
    name: 'talkgraph_runs_total',
    help: 'Ended runs since the server was started.',
    labelNames: ['state'],
    registers,
  });
  return dispatcher.onNotice((notice) => {
    if (notice.kind !== 'run-changed' || notice.state === 'pending' || notice.state === 'running') return;
    runs.inc({ state: notice.state });
  });
}

function timeNodes(registers: Registry[], { dispatcher }: ServerServices): () => void {
  const seconds = new Histogram({
    name: 'talkgraph_node_seconds',
    help: 'Seconds that nodes ran, cached results left out.',
    labelNames: ['type'],
    buckets: secondsBuckets,
    registers,
  });
  return dispatcher.onEvent(({ event }) => {
    if (event.kind === 'node-done' && event.ran) seconds.observe({ type: event.type }, event.milliseconds / 1000);
  });
}
