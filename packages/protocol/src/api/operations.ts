import { z } from 'zod';
import { localizedText } from './localized-text.js';

/** A model in a worker's memory. */
const workerModel = z.object({
  name: z.string(),
  provider: z.string().describe('cpu or cuda'),
  bytes: z.number().describe('What it is counted as'),
  loadMs: z.number(),
  loads: z.number().describe('How often this worker loaded it'),
  runs: z.number(),
  meanMs: z.number().describe('Of a run'),
  busy: z.boolean(),
  idleMs: z.number().describe('Since it was last used'),
});

/** A worker process. */
export const workerState = z.object({
  id: z.number(),
  pid: z.number().optional(),
  state: z.enum(['starting', 'idle', 'running', 'stopping']),
  runId: z.string().optional(),
  runTitle: z.string().optional(),
  memoryBytes: z.number().optional(),
  models: z.array(workerModel).optional(),
  modelLimits: z.object({ ram: z.number().optional(), vram: z.number().optional() }).optional(),
  gpus: z.array(z.object({ name: z.string(), memoryBytes: z.number(), freeBytes: z.number() })).optional(),
});
export type WorkerState = z.infer<typeof workerState>;

/** A pack of nodes, or why it could not be loaded. */
export const packState = z.object({
  name: z.string(),
  folder: z.string().optional(),
  version: z.string().optional(),
  nodeTypes: z.array(z.string()),
  problem: z.object({ code: z.string(), text: localizedText }).optional(),
});
export type PackState = z.infer<typeof packState>;

/** A line of the log. */
export const logLine = z.object({
  at: z.number(),
  level: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()),
  runId: z.string().optional().describe('The run it is about'),
  nodeId: z.string().optional().describe('The node it is about'),
});
export type LogLine = z.infer<typeof logLine>;

/** Query of GET /api/logs. */
export const logsQuery = z.object({ run: z.string().optional(), node: z.string().optional() });

/** Answer of GET /healthz. */
export const health = z.object({ status: z.literal('ok'), version: z.string() });
