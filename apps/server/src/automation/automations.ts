import type { Json, JsonObject } from '@talkgraph/engine';
import { isTalkgraphError, type LocalizedText, messageOf } from '@talkgraph/errors';
import type { Automation, AutomationState } from '@talkgraph/protocol';
import { automationNotFound, remoteOrderRefused } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { createNameQueue } from '../uploads/name-queue.js';
import { automationFiles, readAutomation, type StoredAutomation } from './automation-files.js';
import { isStillRunning, runLeftOut } from './is-still-running.js';
import { startTrigger, type TriggerWatch } from './start-trigger.js';
import { type AutomatedRun, submitWorkflow } from './submit-workflow.js';

/** What begins runs by itself: schedules, folders, messages. */
export interface Automations {
  list(): readonly AutomationState[];
  /** Saves one and begins to follow it. @throws AUTOMATION_INVALID */
  save(id: string, given: unknown): Promise<AutomationState>;
  /** @throws AUTOMATION_NOT_FOUND */
  remove(id: string): Promise<void>;
  /** Begins a run now; answers its id. @throws AUTOMATION_NOT_FOUND, and what `submitWorkflow` throws */
  runNow(id: string): Promise<string>;
  close(): Promise<void>;
}

type Values = Readonly<Record<string, Json>>;

/** Begins a run of an automation, of its own workflow or of an ordered one; answers its id. */
type Begin = (id: string, occasion: string, values: Values, ordered?: string | JsonObject) => Promise<string>;

interface Followed {
  stored: StoredAutomation;
  watch?: TriggerWatch;
  lastRun?: { readonly runId: string; readonly at: number };
  problem?: LocalizedText;
}

/** Follows the automations of a home. One that cannot be followed says why, and holds up no other. */
export async function openAutomations(services: ServerServices): Promise<Automations> {
  const files = automationFiles(services.home);
  const followed = new Map<string, Followed>();
  const queue = createNameQueue();

  const begin: Begin = async (id, occasion, values, ordered) => {
    const entry = followed.get(id);
    if (entry === undefined || !('automation' in entry.stored)) throw automationNotFound({ name: id });
    try {
      const runId = await submitWorkflow(services, runOf(id, entry.stored.automation, { occasion, values, ordered }));
      entry.lastRun = { runId, at: Date.now() };
      delete entry.problem;
      return runId;
    } catch (error) {
      entry.problem = problemOf(error);
      services.log.warn('An automation could not begin a run.', { automation: id, error });
      throw error;
    }
  };
  const follow = async (stored: StoredAutomation): Promise<Followed> => {
    await followed.get(stored.id)?.watch?.close();
    const entry: Followed = { stored };
    followed.set(stored.id, entry);
    await watch(services, entry, begin);
    return entry;
  };

  for (const stored of await files.list()) await follow(stored);
  return {
    list: () => [...followed.values()].map(stateOf),
    save: (id, given) =>
      queue(id, async () => {
        const read = readAutomation(id, given);
        await files.save(id, read);
        return stateOf(await follow({ id, automation: read }));
      }),
    remove: (id) =>
      queue(id, async () => {
        await followed.get(id)?.watch?.close();
        followed.delete(id);
        if (!(await files.remove(id))) throw automationNotFound({ name: id });
      }),
    runNow: (id) => begin(id, `now-${Date.now()}`, {}),
    async close() {
      await Promise.all([...followed.values()].map(({ watch }) => watch?.close()));
    },
  };
}

const noWorkflow = {
  en: 'neither the automation nor the message names a workflow',
  zh: '自动任务和消息都没有指定工作流',
};

/** What all runs of an automation have in common. */
function batchOf(id: string): string {
  return `automation-${id}`;
}

/** What an automation hands in. The occasion tells runs apart, so that one occasion never begins two. */
function runOf(
  id: string,
  { name, workflow: own, values: usual }: Automation,
  { occasion, values, ordered }: { occasion: string; values: Values; ordered: string | JsonObject | undefined },
): AutomatedRun {
  const workflow = own ?? ordered;
  if (workflow === undefined) throw remoteOrderRefused({ problem: noWorkflow });
  const batch = batchOf(id);
  return { workflow, values: { ...usual, ...values }, title: name, batch, occasion: `${batch}:${occasion}` };
}

/** Waits for what begins the automation, when it is switched on. What goes wrong is kept with it. */
async function watch(services: ServerServices, entry: Followed, begin: Begin): Promise<void> {
  const { stored } = entry;
  if ('problem' in stored) {
    entry.problem = problemOf(stored.problem);
    return;
  }
  if (!stored.automation.enabled) return;
  try {
    entry.watch = await startTrigger(services, stored, {
      async heard(occasion, values) {
        if (
          stored.automation.when.kind === 'schedule' &&
          (await isStillRunning(services, batchOf(stored.id), entry.lastRun))
        ) {
          entry.problem = runLeftOut;
          return undefined;
        }
        return begin(stored.id, occasion, values).catch(() => undefined);
      },
      ordered: (order) => begin(stored.id, order.id, order.values, order.workflow),
      onProblem: (problem) => {
        if (problem) entry.problem = problem;
        else delete entry.problem;
      },
    });
  } catch (error) {
    entry.problem = problemOf(error);
    services.log.warn('An automation cannot be followed.', { automation: stored.id, error });
  }
}

function stateOf({ stored, watch, lastRun, problem }: Followed): AutomationState {
  const nextAt = watch?.nextAt?.();
  return {
    id: stored.id,
    ...('automation' in stored && { automation: stored.automation }),
    ...(nextAt !== undefined && { nextAt }),
    ...(lastRun && { lastRun }),
    ...(problem && { problem }),
  };
}

function problemOf(error: unknown): LocalizedText {
  if (isTalkgraphError(error)) return error.text;
  const message = messageOf(error);
  return { en: message, zh: message };
}
