import { z } from 'zod';
import { localizedText } from './localized-text.js';

const rate = z.object({ num: z.number(), den: z.number() });

/** One operation of a recipe: its name and the parameters that are short enough to be read. */
const recipeStep = z.object({ op: z.string(), params: z.record(z.string(), z.unknown()) });

const inspectedClip = z.object({
  kind: z.literal('clip'),
  hash: z.string(),
  media: z.enum(['video', 'audio', 'both']),
  seconds: z.number(),
  width: z.number().optional(),
  height: z.number().optional(),
  fps: rate.optional(),
  frameCount: z.number().optional(),
  sampleRate: z.number().optional(),
  channels: z.number().optional(),
  ops: z.array(recipeStep).describe('The operations of the recipe, files first'),
  speaks: z
    .boolean()
    .describe('Made by an engine that makes people speak: it has a face track and a mouth track within'),
});

/** A value as the inspector shows it. */
export const inspectedItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('json'),
    value: z.unknown(),
    length: z.number().optional().describe('Characters of its JSON, where `value` is only the beginning of that text'),
  }),
  inspectedClip,
  z.object({ kind: z.literal('unreadable'), text: localizedText }),
  z.object({
    kind: z.literal('stills'),
    count: z.number(),
    width: z.number(),
    height: z.number(),
    channels: z.number(),
    format: z.enum(['png', 'f32']),
  }),
  z.object({
    kind: z.literal('document'),
    schema: z.string(),
    version: z.number(),
    summary: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ kind: z.literal('blocked'), message: z.string().optional() }),
]);

/** What an input received, or what an output gave: a list of values. */
export const inspectedPort = z.object({
  slot: z
    .string()
    .describe('Names the port in the addresses of its items: the name of an input, the number of an output'),
  label: localizedText,
  type: z.string(),
  items: z.array(inspectedItem),
  more: z.number().optional().describe('How many items follow those listed'),
  from: z
    .object({ node: z.string(), slot: z.number(), type: z.string(), label: localizedText })
    .optional()
    .describe('The node that a linked value came from'),
  missing: z.boolean().optional().describe('Linked, but the other node gave nothing in this run'),
});

/** Query of GET /api/runs/{id}/nodes/{node}/values. */
export const nodeValuesQuery = z.object({
  earlier: z
    .enum(['true', 'false'])
    .default('false')
    .describe(
      'Answer with the newest earlier run of the workflow that has the node, where this one did not come to it',
    ),
});

/** Answer of GET /api/runs/{id}/nodes/{node}/values. */
export const nodeValues = z.object({
  node: z.string(),
  display: z.string(),
  type: z.string(),
  label: localizedText,
  state: z.enum(['done', 'cached', 'failed', 'skipped', 'unfinished']),
  milliseconds: z.number(),
  memoryBytes: z.number().optional().describe('The most memory of its worker while it ran'),
  earlier: z
    .object({ run: z.string(), createdAt: z.number() })
    .optional()
    .describe('The run that all this is of, where the one that was asked for did not come to the node'),
  inputs: z.array(inspectedPort),
  outputs: z.array(inspectedPort),
  ui: z.record(z.string(), z.array(z.unknown())).optional(),
  files: z.array(z.object({ filename: z.string(), subfolder: z.string(), type: z.string() })).optional(),
  notes: z.array(localizedText),
  failure: z.object({ code: z.string(), kind: z.enum(['user', 'operational', 'bug']), text: localizedText }).optional(),
});

/** Names a value of a run. */
export const itemParams = z.object({
  id: z.string(),
  node: z.string(),
  side: z.enum(['inputs', 'outputs']),
  slot: z.string(),
  item: z.coerce.number().int().min(0),
});

/** Which clip is meant: the value itself, or the footage that the mouth of a talking clip was drawn on. */
const clipOf = z.enum(['result', 'template']).default('result');

/** `slot/item` of an input of the same node: the frame of that clip is meant which the named one was made of. */
const behind = z
  .string()
  .regex(/^.{1,200}\/\d{1,6}$/)
  .optional();

const seconds = z.coerce.number().min(0).max(1_000_000);
const pixels = z.coerce.number().int().min(16).max(2048);

export const frameQuery = z.object({ at: seconds.default(0), width: pixels.default(640), of: clipOf, behind });
export const clipPartQuery = z.object({
  from: seconds.default(0),
  seconds: z.coerce.number().min(0.1).max(20).default(3),
  width: pixels.default(480),
  of: clipOf,
  behind,
});
export const soundPeaksQuery = z.object({ points: z.coerce.number().int().min(16).max(8192).default(800) });
export const stillParams = itemParams.extend({ n: z.coerce.number().int().min(0) });
export const stillQuery = z.object({ width: pixels.default(512) });
export const heatQuery = z.object({ size: z.coerce.number().int().min(2).max(128).default(48) });

/** Answer of a still's heat map: means over a grid, for each channel row by row. */
export const stillHeat = z.object({
  width: z.number(),
  height: z.number(),
  channels: z.array(z.object({ min: z.number(), max: z.number(), mean: z.number(), values: z.array(z.number()) })),
});

export const faceTrackQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  frames: z.coerce.number().int().min(1).max(2000).default(1),
  step: z.coerce.number().int().min(1).max(100_000).default(1),
  outlines: z.enum(['true', 'false']).default('true').describe('Whether to answer the lines of the face too'),
});

/** A face in one frame. Coordinates are pixels of the clip that was analysed. */
const inspectedFace = z.object({
  id: z.number(),
  box: z.array(z.number()).describe('x, y, width, height'),
  pose: z.array(z.number()).describe('Degrees: yaw (+ to the right), pitch (+ down), roll (+ clockwise)'),
  visibility: z.number().describe('0 to 1: how far the mouth can be animated here'),
  mouthOpen: z.number(),
  flags: z.array(z.string()),
  points: z.array(z.number()).optional().describe('x, y of every point of every outline, one after the other'),
});

/** Answer of the face-track route. */
export const inspectedFaceTrack = z.object({
  clipHash: z.string(),
  width: z.number(),
  height: z.number(),
  fps: rate,
  frameCount: z.number(),
  faces: z.array(
    z.object({
      id: z.number(),
      firstFrame: z.number(),
      lastFrame: z.number(),
      framesFound: z.number(),
      framesUsable: z.number(),
    }),
  ),
  unusable: z.array(z.object({ from: z.number(), to: z.number(), reason: z.string() })),
  flagTexts: z.record(z.string(), localizedText),
  outlines: z.array(z.object({ name: z.string(), closed: z.boolean(), points: z.number() })),
  frames: z.array(z.object({ n: z.number(), faces: z.array(inspectedFace) })),
});

export const mouthTrackQuery = z.object({
  points: z.coerce.number().int().min(16).max(8000).default(1200),
  from: seconds.default(0),
  span: seconds.default(1_000_000).describe('Seconds from there on; to the end where it is left out'),
});

/** Which rows of a table are asked for. */
export const tableRowsQuery = z.object({
  from: z.coerce.number().int().min(0).max(1e9).default(0).describe('The first row, counted from 0'),
  rows: z.coerce.number().int().min(1).max(500).default(100),
});

/** Answer of the table route: cells as texts, long ones cut. */
export const inspectedTable = z.object({
  columns: z.array(z.string()),
  total: z.number(),
  from: z.number(),
  rows: z.array(z.array(z.string())),
});
export type InspectedTable = z.infer<typeof inspectedTable>;

const stretch = z.object({ startSeconds: z.number(), endSeconds: z.number() });

/** Answer of the mouth-track route: each curve is sampled at the same instants, evenly from `from` to `to`. */
export const inspectedMouthTrack = z.object({
  language: z.string(),
  from: z.number(),
  to: z.number(),
  seconds: z.number(),
  rate: z.number(),
  points: z.number(),
  curves: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
  closures: z.array(stretch.extend({ kind: z.string() })),
  pauses: z.array(stretch),
});

export type InspectedItem = z.infer<typeof inspectedItem>;
export type InspectedClip = z.infer<typeof inspectedClip>;
export type InspectedPort = z.infer<typeof inspectedPort>;
export type NodeValues = z.infer<typeof nodeValues>;
export type StillHeat = z.infer<typeof stillHeat>;
export type InspectedFaceTrack = z.infer<typeof inspectedFaceTrack>;
export type InspectedMouthTrack = z.infer<typeof inspectedMouthTrack>;
