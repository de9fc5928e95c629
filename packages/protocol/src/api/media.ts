import { z } from 'zod';

/** The folders of the home that clients name. */
export const folderName = z.enum(['input', 'output', 'temp']);

/** Names a file; what the name may be is decided where it is resolved. */
export const fileQuery = z.object({
  filename: z.string().min(1).describe('Name below the folder'),
  type: folderName.default('output'),
  subfolder: z.string().default(''),
});

/** Query of GET /view. */
export const viewQuery = fileQuery.extend({
  preview: z.string().max(20).optional().describe('Picture in another format, with its quality: webp;90'),
  channel: z.enum(['rgba', 'rgb', 'a']).optional().describe('Only these channels of a picture, as PNG'),
});

/** Answer of GET /api/workflow-of: what an editor saved, and the API format it was run as. */
export const keptWorkflow = z.object({
  workflow: z.record(z.string(), z.unknown()).optional(),
  prompt: z.record(z.string(), z.unknown()).optional(),
});

/** A parameter that may be given any number of times. */
const repeated = z
  .union([z.string(), z.array(z.string()).max(5000)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

/** Query of GET /api/files.zip. */
export const zipQuery = z.object({
  run: repeated.describe('Ids of runs whose results it holds'),
  batch: z.string().max(100).optional().describe('The results of the last run of each row of a batch'),
  file: repeated.describe('Further files, as workflows name them: film.mp4 [output]'),
  name: z.string().max(200).optional().describe('What it is called'),
});

/** Query of GET /api/thumbnail. */
export const thumbnailQuery = fileQuery.extend({
  width: z.coerce.number().int().min(16).max(1024).default(320).describe('Pixels'),
});

/** Query of GET /api/waveform. */
export const waveformQuery = fileQuery.extend({
  points: z.coerce.number().int().min(16).max(8192).default(800).describe('How many peaks'),
});

/** Answer of GET /api/waveform: one peak from 0 to 1 per point. */
export const waveform = z.object({
  durationSeconds: z.number(),
  sampleRate: z.number(),
  peaks: z.array(z.number()),
});
export type Waveform = z.infer<typeof waveform>;

/** The fields that go with an uploaded file, which may come before or after it. */
export const uploadForm = z.object({
  type: folderName.default('input').optional(),
  subfolder: z.string().optional(),
  overwrite: z.enum(['true', 'false']).optional().describe('Replace another file of that name'),
});

/** The further field of POST /upload/mask. */
export const maskForm = z.object({
  original_ref: z.string().describe('JSON: {"filename", "subfolder", "type"} of the picture the mask belongs to'),
});

/** Answer of the upload routes. */
export const uploadAnswer = z.object({ name: z.string(), subfolder: z.string(), type: folderName });
