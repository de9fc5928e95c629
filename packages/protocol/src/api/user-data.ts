import { z } from 'zod';

/** A switch in a query, as ComfyUI's clients write it. */
export const querySwitch = z
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

/** A file with its facts; `modified` and `created` are milliseconds since 1970. */
export const userDataFile = z.object({
  path: z.string(),
  size: z.number(),
  modified: z.number(),
  created: z.number(),
});

/** An entry of GET /v2/userdata. */
export const userDataEntry = z.object({
  name: z.string(),
  path: z.string(),
  type: z.enum(['file', 'directory']),
  size: z.number().optional(),
  modified: z.number().optional(),
});

/** Answer of GET /users. */
export const userList = z.union([
  z.object({ storage: z.literal('server'), migrated: z.boolean() }),
  z.object({ storage: z.literal('server'), users: z.record(z.string(), z.string()) }),
]);
