import { z } from 'zod';
import { localizedText } from './localized-text.js';
import { folderName } from './media.js';

/** Where a run stands. */
export const runState = z.enum(['pending', 'running', 'success', 'partial', 'error', 'cancelled']);
export type RunState = z.infer<typeof runState>;

/** Why a run failed. */
const runFailure = z.object({
  node: z.string(),
  display: z.string(),
  type: z.string(),
  code: z.string(),
  kind: z.enum(['user', 'operational', 'bug']),
  text: localizedText,
});

/** A file as clients name it. */
export const fileReference = z.object({ filename: z.string(), subfolder: z.string(), type: folderName });

/** What people say of a run when they submit it, as `extra_data.talkgraph`. */
export const runAbout = z.object({
  title: z.string().max(300).nullish(),
  batch: z.string().min(1).max(100).nullish(),
  row: z.number().int().min(0).max(1e9).nullish(),
});

/** A run as our own API shows it. Times are milliseconds since 1970. */
export const runSummary = z.object({
  id: z.string(),
  number: z.number(),
  state: runState,
  createdAt: z.number(),
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  clientId: z.string().optional(),
  outputs: z.array(z.string()).describe('Ids of the nodes whose results were asked for'),
  onError: z.enum(['stop', 'continue']),
  failure: runFailure.optional(),
  title: z.string().optional(),
  batch: z.string().optional(),
  row: z.number().optional().describe('Its row in the batch'),
  preview: fileReference.optional().describe('The file that shows best what it made'),
  filesCount: z.number().describe('How many files it has saved'),
  leftOut: z.number().optional().describe('How many rounds of its loops failed or were skipped, where any'),
  queuePosition: z.number().optional().describe('1 for the waiting run that is next'),
});
export type RunSummary = z.infer<typeof runSummary>;

/** What a node of a run came to. */
export const runNode = z.object({
  node: z.string(),
  display: z.string(),
  parent: z.string().optional(),
  type: z.string(),
  ran: z.boolean().describe('False where the result came from the cache'),
  milliseconds: z.number(),
  memoryBytes: z.number().optional().describe('The most memory of its worker while it ran'),
  output: z.boolean(),
  ui: z.record(z.string(), z.array(z.unknown())).optional(),
  files: z.array(fileReference).optional(),
});
export type RunNode = z.infer<typeof runNode>;

/** Query of GET /api/runs. */
export const runsQuery = z.object({
  state: z.string().optional().describe('States, separated by commas'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
  order: z.enum(['newest', 'oldest']).default('newest'),
  search: z.string().max(500).optional().describe('Words in its id, its title, its nodes’ titles, names of its files'),
  batch: z.string().max(100).optional(),
});

/** Answer of GET /api/runs. */
export const runList = z.object({ runs: z.array(runSummary), total: z.number() });
export type RunList = z.infer<typeof runList>;

/** Body of DELETE /api/runs. */
export const forgetRunsRequest = z.object({
  ids: z.array(z.string()).min(1).max(1000),
  files: z.boolean().default(false).describe('Also remove the files that only these runs made and use'),
});

/** Answer of DELETE /api/runs: the runs that are gone, and the files that were removed. */
export const forgottenRuns = z.object({ ids: z.array(z.string()), files: z.array(fileReference) });

/** An event with its place in the sequence; progress and previews have none. */
export const eventMessage = z.object({
  runId: z.string(),
  sequence: z.number().optional(),
  at: z.number(),
  event: z.looseObject({ kind: z.string() }),
});

/** Query of the event lists: those after a sequence number. */
export const eventsQuery = z.object({
  since: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});

/** Query of the event streams. The header Last-Event-ID says the same as `since`. */
export const eventStreamQuery = z.object({ since: z.coerce.number().int().min(0).optional() });
