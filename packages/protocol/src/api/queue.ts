import { z } from 'zod';

/** Answer of the queue's routes. */
export const queueState = z.object({
  paused: z.boolean(),
  running: z.array(z.string()).describe('Ids of runs'),
  pending: z.array(z.string()).describe('Ids of runs, the next first'),
});
export type QueueState = z.infer<typeof queueState>;

/** Body of POST /api/queue/move. */
export const moveRequest = z.object({
  run: z.string(),
  to: z.union([z.enum(['front', 'back']), z.object({ before: z.string() })]),
});
