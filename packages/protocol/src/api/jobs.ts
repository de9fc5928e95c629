import { z } from 'zod';

/** States of a job in the newer ComfyUI API. */
export const jobStatus = z.enum(['pending', 'in_progress', 'completed', 'failed', 'cancelled']);

/** Query of GET /jobs. Kept as texts: what is wrong with them is said the way ComfyUI does. */
export const jobsQuery = z.object({
  status: z.string().optional().describe('States, separated by commas'),
  workflow_id: z.string().optional(),
  sort_by: z.enum(['created_at', 'execution_duration']).default('created_at'),
  sort_order: z.enum(['asc', 'desc']).default('desc'),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  offset: z.coerce.number().int().min(0).default(0),
});

/** A job as /jobs lists it. */
export const job = z.object({
  id: z.string(),
  status: jobStatus,
  priority: z.number(),
  create_time: z.number(),
  execution_start_time: z.number().nullable(),
  execution_end_time: z.number().nullable(),
  execution_error: z.record(z.string(), z.unknown()).nullable(),
  outputs_count: z.number(),
  previewable_outputs_count: z.number(),
  preview_output: z.record(z.string(), z.unknown()).nullable(),
  workflow_id: z.string().nullable(),
});

/** A job as /jobs/{id} shows it. */
export const jobDetail = job.extend({
  outputs: z.record(z.string(), z.record(z.string(), z.array(z.unknown()))),
  execution_status: z.record(z.string(), z.unknown()).nullable(),
  workflow: z.object({ prompt: z.unknown(), extra_data: z.record(z.string(), z.unknown()) }),
});
export type JobDetail = z.infer<typeof jobDetail>;

/** Answer of GET /jobs. */
export const jobList = z.object({
  jobs: z.array(job),
  pagination: z.object({
    offset: z.number(),
    limit: z.number().nullable(),
    total: z.number(),
    has_more: z.boolean(),
  }),
});

/** Body of POST /jobs/cancel. */
export const cancelJobsRequest = z.object({ job_ids: z.array(z.string()).max(1000) });

/** Answer of the cancel routes. */
export const cancelJobsAnswer = z.object({ cancelled: z.boolean().describe('False where nothing ran or waited') });
