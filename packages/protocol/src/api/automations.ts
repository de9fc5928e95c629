import { z } from 'zod';
import { localizedText } from './localized-text.js';

const schedule = z.object({
  kind: z.literal('schedule'),
  /** Five fields (minute first), or six with seconds. */
  cron: z.string().min(1),
  /** IANA name such as Asia/Shanghai; the machine's own when left out. */
  timeZone: z.string().optional(),
});

const folder = z.object({
  kind: z.literal('folder'),
  /** Below inputs/; `''` is inputs/ itself. */
  folder: z.string(),
  /**
   * Patterns of file names by the named input that takes the file. Files that have the same name but for the extension
   * belong together; a run begins when every pattern has one.
   */
  files: z.record(z.string(), z.string().min(1)).refine((files) => Object.keys(files).length > 0),
  /** How long a file must have stayed as it is before it counts as whole. */
  settleSeconds: z.number().min(0.1).max(3600).default(3),
});

const mqtt = z.object({
  kind: z.literal('mqtt'),
  /** Name of a profile of the secrets store. */
  profile: z.string().min(1),
  /** Topics begin with it: `{prefix}/run`, `{prefix}/cancel`; `{prefix}/status` and `{prefix}/runs/{id}` are told. */
  prefix: z
    .string()
    .regex(/^[^#+\s]+$/)
    .default('talkgraph'),
});

/** What begins runs by itself, and of which workflow. */
export const automation = z.object({
  name: z.string().min(1).max(200),
  enabled: z.boolean().default(true),
  /** A file below workflows/. With MQTT it may be left out: each message then names its own. */
  workflow: z.string().min(1).optional(),
  /** Values of the workflow's named inputs. */
  values: z.record(z.string(), z.json()).default({}),
  when: z.discriminatedUnion('kind', [schedule, folder, mqtt]),
});

export type Automation = z.output<typeof automation>;
export type Trigger = Automation['when'];
export type ScheduleTrigger = z.output<typeof schedule>;
export type FolderTrigger = z.output<typeof folder>;
export type MqttTrigger = z.output<typeof mqtt>;

/** The name of an automation's file without `.json`: letters, digits, `-` and `_`. */
export const automationId = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,99}$/u);

/** What is known of an automation besides what it says. Times are milliseconds since 1970. */
export const automationState = z.object({
  id: z.string(),
  /** Missing where its file cannot be read. */
  automation: automation.optional(),
  /** When it begins a run next, for schedules. */
  nextAt: z.number().optional(),
  /** The run it began last since the server was started. */
  lastRun: z.object({ runId: z.string(), at: z.number() }).optional(),
  /** Why it does not work, or why its last run could not begin. */
  problem: localizedText.optional(),
});

export type AutomationState = z.output<typeof automationState>;
