import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Automation, FolderTrigger, ScheduleTrigger } from '@talkgraph/protocol';
import { Cron } from 'croner';
import { automationInvalid } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { beginInTurn } from './begin-in-turn.js';
import { openLedger } from './ledger.js';
import { openRemoteControl, type RunOrder } from './remote-control.js';
import { watchFolder } from './watch-folder.js';

/** A trigger that is followed. */
export interface TriggerWatch {
  /** When it strikes next, in milliseconds since 1970; undefined where nobody can say. */
  nextAt?(): number | undefined;
  close(): Promise<void>;
}

/**
 * Told when a run shall begin: what is the same for the same cause, and values for named inputs. Answers the run's id;
 * undefined where none could be begun.
 */
export type TriggerListener = (occasion: string, values: Readonly<Record<string, Json>>) => Promise<string | undefined>;

/** Whoever follows a trigger. */
export interface TriggerFollower {
  readonly heard: TriggerListener;
  /** Told when a message orders a run; what is thrown is told to whoever sent it. */
  readonly ordered: (order: RunOrder) => Promise<string>;
  readonly onProblem: (problem: LocalizedText | undefined) => void;
}

/**
 * Begins to follow what an automation waits for.
 * @throws AUTOMATION_INVALID, FILE_NAME_REFUSED, FILE_NOT_FOUND, SECRETS_PROFILE_MISSING, DELIVERY_SETTING_INVALID
 */
export async function startTrigger(
  services: ServerServices,
  { id, automation: { name, when } }: { readonly id: string; readonly automation: Automation },
  { heard: listener, ordered, onProblem }: TriggerFollower,
): Promise<TriggerWatch> {
  switch (when.kind) {
    case 'schedule':
      return startSchedule(name, when, listener);
    case 'folder':
      return startFolder(services, id, when, listener);
    case 'mqtt':
      return openRemoteControl({ services, trigger: when, batch: `automation-${id}`, begin: ordered, onProblem });
  }
}

async function startFolder(
  services: ServerServices,
  id: string,
  trigger: FolderTrigger,
  listener: TriggerListener,
): Promise<TriggerWatch> {
  const { home, log } = services;
  const ledger = await openLedger(services, id);
  const turns = beginInTurn({
    inputsFolder: home.inputs,
    async begin({ occasion, files }) {
      if (ledger.knows(occasion)) return true;
      if ((await listener(occasion, files)) === undefined) return false;
      // Noted last: were it noted first, a crash in between would lose the run.
      ledger.add(occasion);
      return true;
    },
  });
  const watching = await watchFolder(home.inputs, trigger, turns.add, (error) => {
    log.error('A folder cannot be watched any more.', { automation: id, error });
  });
  return {
    async close() {
      await watching.close();
      await turns.close();
      await ledger.close();
    },
  };
}

function startSchedule(name: string, { cron, timeZone }: ScheduleTrigger, listener: TriggerListener): TriggerWatch {
  try {
    const job = new Cron(
      cron,
      { ...(timeZone && { timezone: timeZone }), unref: true, protect: true, mode: '5-or-6-parts' },
      async (self) => {
        await listener(String(self.currentRun()?.getTime() ?? Date.now()), {});
      },
    );
    return {
      nextAt: () => job.nextRun()?.getTime(),
      async close() {
        job.stop();
      },
    };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const problem = {
      en: `the schedule "${cron}" is wrong (${said}). Its five parts are minute, hour, day, month and weekday, as in 0 2 * * 1-5`,
      zh: `定时表达式“${cron}”有误，应依次为“分 时 日 月 星期”，例如 0 2 * * 1-5（${said}）`,
    };
    throw automationInvalid({ name, problem }, cause);
  }
}
