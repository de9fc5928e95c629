import { z } from 'zod';
import { runAbout } from '../api/runs.js';

/** Run ids that clients may choose: they become part of file names, so nothing but letters, digits, `-` and `_`. */
const runId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/);

const failurePolicy = z.enum(['stop', 'continue', 'continue_independent']);

/** Ids of runs that exist or not: each is looked up, so there is an end to how many are taken at once. */
const runIds = z.array(z.string()).max(10_000);

/** The body of `POST /prompt`. `null` counts as left out: some clients write it so. */
export const promptRequest = z.looseObject({
  /** A workflow in API format, or as an editor saves it. */
  prompt: z.record(z.string(), z.unknown()).nullish(),
  /** A workflow as an editor saves it, instead of `prompt`. */
  workflow: z.record(z.string(), z.unknown()).nullish(),
  client_id: z.string().min(1).max(200).nullish(),
  prompt_id: runId.nullish(),
  /** Lower numbers run first. */
  number: z.number().nullish(),
  front: z.boolean().nullish(),
  extra_data: z.looseObject({ talkgraph: runAbout.nullish() }).nullish(),
  partial_execution_targets: z.array(z.string()).max(100_000).nullish(),
  failure_policy: failurePolicy.nullish(),
  node_failure_policy: failurePolicy.nullish(),
  /** Called with POST when the run ends. */
  webhook_url: z.url({ protocol: /^https?$/ }).nullish(),
});

/** The body of `POST /api/convert`: a workflow as `POST /prompt` takes it. */
export const convertRequest = promptRequest.pick({ prompt: true, workflow: true, partial_execution_targets: true });

/** The body of `POST /queue`. `pause`, `resume` and `move` are ours. */
export const queueRequest = z.looseObject({
  clear: z.boolean().nullish(),
  delete: runIds.nullish(),
  pause: z.boolean().nullish(),
  resume: z.boolean().nullish(),
  move: z
    .object({ prompt_id: z.string(), to: z.union([z.enum(['front', 'back']), z.object({ before: z.string() })]) })
    .nullish(),
});

/** The body of `POST /history`. */
export const historyRequest = z.looseObject({
  clear: z.boolean().nullish(),
  delete: runIds.nullish(),
});

/** The body of `POST /interrupt`: one run, or all that run. */
export const interruptRequest = z.looseObject({ prompt_id: z.string().nullish() });

/** The body of `POST /free`. */
export const freeRequest = z.looseObject({
  unload_models: z.boolean().nullish(),
  free_memory: z.boolean().nullish(),
});

/** The body of `PATCH /internal/logs/subscribe`. */
export const logSubscriptionRequest = z.looseObject({
  clientId: z.string().nullish(),
  enabled: z.boolean().nullish(),
});

/** The query of `GET /history`. */
export const historyQuery = z.looseObject({
  max_items: z.coerce.number().int().optional(),
  offset: z.coerce.number().int().optional(),
});

export type PromptRequest = z.output<typeof promptRequest>;
