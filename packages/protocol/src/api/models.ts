import { z } from 'zod';
import { localizedText } from './localized-text.js';

/** What a model may be for; each has a folder of this name below models/. */
export const modelKind = z.enum(['lipsync', 'tts', 'asr', 'face-enhance', 'fonts']);

/** Where a model is in memory. */
const loadedModel = z.object({
  worker: z.number(),
  provider: z.string().describe('cpu or cuda'),
  bytes: z.number(),
  busy: z.boolean(),
});

/** A model of the user's, and how it stands against models/manifest.json. */
export const shownModel = z.object({
  kind: modelKind,
  name: z.string(),
  condition: z.enum(['ok', 'unchecked', 'changed', 'missing', 'unlisted']),
  bytes: z.number(),
  differing: z.array(z.string()).describe('Files that are not as listed, relative to models/'),
  sha256: z.string().optional(),
  licence: localizedText.optional(),
  source: z.string().optional(),
  note: z.string().optional(),
  loaded: z.array(loadedModel),
});
export type ShownModel = z.infer<typeof shownModel>;

/** A model worth fetching by hand. */
export const knownModel = z.object({
  kind: modelKind,
  name: z.string(),
  summary: localizedText,
  licence: localizedText,
  commercial: z.enum(['yes', 'no', 'unclear']),
  source: z.string(),
  megabytes: z.number().optional(),
});
export type KnownModel = z.infer<typeof knownModel>;

/** Answer of GET /api/model-library. */
export const modelLibraryAnswer = z.object({
  kinds: z.array(
    z.object({ kind: modelKind, label: localizedText, folders: z.boolean().describe('Whether folders are models') }),
  ),
  models: z.array(shownModel),
  known: z.array(knownModel),
  uploadLimitBytes: z.number(),
});
export type ModelLibraryAnswer = z.infer<typeof modelLibraryAnswer>;

/** Answer of POST /api/model-library/:kind/:name/verify. */
export const modelVerdict = z.object({
  model: shownModel,
  opens: z.boolean(),
  what: z.string().optional().describe('What it is, more exactly: its size or its family'),
  problem: localizedText.optional(),
});
export type ModelVerdict = z.infer<typeof modelVerdict>;
