import { z } from 'zod';
import { localizedText } from './localized-text.js';

const shownField = z.object({
  name: z.string(),
  secret: z.boolean(),
  from: z.enum(['file', 'environment']),
  /** Left out where it is secret. */
  value: z.string().optional(),
});

/** A profile as it may be shown. */
export const shownProfile = z.object({ name: z.string(), kind: z.string(), fields: z.array(shownField) });

export type ShownProfile = z.infer<typeof shownProfile>;

const profileKind = z.object({
  label: localizedText,
  /** Made on the machine itself only. */
  localOnly: z.boolean().optional(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: localizedText,
      secret: z.boolean().optional(),
      required: z.boolean().optional(),
      choices: z.array(z.string()).optional(),
      example: z.string().optional(),
    }),
  ),
});

export type ShownProfileKind = z.infer<typeof profileKind>;

/** Answer of GET /api/secrets: every profile without its secrets, and the kinds there are. */
export const secretsAnswer = z.object({
  profiles: z.array(shownProfile),
  kinds: z.record(z.string(), profileKind),
});

export type SecretsAnswer = z.infer<typeof secretsAnswer>;

/** Body of PUT /api/secrets/:name. A text sets a field, null takes it away, and what is not named stays. */
export const secretsChange = z.object({
  kind: z.string().max(40).optional(),
  fields: z.record(z.string().max(64), z.union([z.string().max(8192), z.null()])),
});
