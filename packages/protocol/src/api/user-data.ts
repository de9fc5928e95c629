import { z } from 'zod';

/** A switch in a query, as ComfyUI's clients write it. */
const querySwitch = z
  .string()
  .optional()
  .transform((value) => ['true', '1', 'yes'].includes(value?.toLowerCase() ?? ''));

/** Query of GET /userdata. */
export const userDataListQuery = z.object({
  dir: z.string().optional(),
  recurse: querySwitch,
  full_info: querySwitch,
  split: querySwitch,
});

/** Query of GET /v2/userdata. */
export const userDataTreeQuery = z.object({ path: z.string().optional() });

/** Query of the routes that write a file; `overwrite=false` refuses to replace one. */
export const userDataWriteQuery = z.object({ overwrite: z.string().optional(), full_info: querySwitch });
