import type { Automation } from '@talkgraph/protocol';
import { type BatchColumn, outputKey, remarkKey } from '../batch/batch-column.js';
import { cronOf, planOf, type SchedulePlan } from './schedule-plan.js';

/** An automation as the form holds it: every kind's fields at once, all as text. */
export interface AutomationDraft {
  readonly name: string;
  readonly enabled: boolean;
  /** Below workflows/, without the ending. */
  readonly workflow: string | null;
  readonly kind: Automation['when']['kind'];
  readonly plan: SchedulePlan;
  readonly timeZone: string;
  readonly folder: string;
  /** Patterns by named input. */
  readonly patterns: Readonly<Record<string, string>>;
  /** As it is being typed: `0.` is on the way to 0.3. */
  readonly settleSeconds: number | string;
  readonly profile: string;
  readonly prefix: string;
  /** Values by named input; empty ones are left to the workflow. */
  readonly values: Readonly<Record<string, string>>;
}

/** What the form begins with. */
export function draftOf(automation: Automation | undefined, timeZone: string): AutomationDraft {
  const when = automation?.when;
  const texts = Object.entries(automation?.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    name: automation?.name ?? '',
    enabled: automation?.enabled ?? true,
    workflow: automation?.workflow?.replace(/\.json$/, '') ?? null,
    kind: when?.kind ?? 'schedule',
    plan: planOf(when?.kind === 'schedule' ? when.cron : '0 2 * * *'),
    timeZone: when?.kind === 'schedule' ? (when.timeZone ?? '') : timeZone,
    folder: when?.kind === 'folder' ? when.folder : '',
    patterns: when?.kind === 'folder' ? when.files : {},
    settleSeconds: when?.kind === 'folder' ? when.settleSeconds : 3,
    profile: when?.kind === 'mqtt' ? when.profile : '',
    prefix: when?.kind === 'mqtt' ? when.prefix : 'talkgraph',
    values: Object.fromEntries(texts),
  };
}

/** What is saved of a draft. */
export function automationOf(draft: AutomationDraft): Automation {
  const { name, enabled, workflow, values } = draft;
  const given = Object.entries(values).filter(([, text]) => text !== '');
  return {
    name: name.trim(),
    enabled,
    ...(workflow !== null && { workflow: `${workflow}.json` }),
    // The server reads texts as what the inputs take.
    values: Object.fromEntries(given) as Record<string, string>,
    when: triggerOf(draft),
  };
}

function triggerOf(draft: AutomationDraft): Automation['when'] {
  const { kind, plan, timeZone, folder, patterns, settleSeconds, profile, prefix } = draft;
  if (kind === 'schedule') return { kind, cron: cronOf(plan), ...(timeZone && { timeZone }) };
  if (kind === 'mqtt') return { kind, profile: profile.trim(), prefix: prefix.trim() };
  const files = Object.entries(patterns).filter(([, pattern]) => pattern.trim() !== '');
  return { kind, folder: folder.trim(), files: Object.fromEntries(files), settleSeconds: Number(settleSeconds) || 3 };
}

/** Whether enough is said to save it. */
export function isComplete(draft: AutomationDraft): boolean {
  if (draft.name.trim() === '') return false;
  if (draft.kind === 'mqtt') return draft.profile.trim() !== '' && draft.prefix.trim() !== '';
  if (draft.workflow === null) return false;
  return draft.kind === 'schedule' || Object.values(draft.patterns).some((pattern) => pattern.trim() !== '');
}

/** The columns of a batch that are named inputs of the workflow. */
export function inputColumns(columns: readonly BatchColumn[]): readonly BatchColumn[] {
  return columns.filter(({ key }) => key !== outputKey && key !== remarkKey);
}

/** What files of a kind are usually called. */
export function usualPattern(column: BatchColumn): string {
  const media = column.widget?.kind === 'file' ? column.widget.media : undefined;
  if (media === 'audio') return '*.{wav,mp3,m4a,flac,ogg}';
  if (media === 'video') return '*.{mp4,mov,mkv,webm,jpg,jpeg,png}';
  if (media === 'image') return '*.{jpg,jpeg,png,webp}';
  return '*.*';
}

/** A name for the file: letters and digits of the automation's own, so that it is found in a folder. */
export function idFor(name: string, taken: readonly string[]): string {
  const plain =
    name
      .trim()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'automation';
  let id = plain;
  for (let number = 2; taken.includes(id); number++) id = `${plain}-${number}`;
  return id;
}
