import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Automation, ScheduleTrigger } from '@talkgraph/protocol';
import { Cron } from 'croner';
import { automationInvalid } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { openLedger } from './ledger.js';
import { openRemoteControl, type RunOrder } from './remote-control.js';
import { type FoundFiles, watchFolder } from './watch-folder.js';

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
    case 'folder': {
      const ledger = await openLedger(services.home, id);
      const heard = async ({ occasion, files }: FoundFiles): Promise<void> => {
        if (ledger.knows(occasion)) return;
        // Noted last: were it noted first, a crash in between would lose the run.
        if ((await listener(occasion, files)) !== undefined) await ledger.add(occasion);
      };
      return watchFolder(services.home.inputs, when, (found) => {
        void heard(found).catch((error: unknown) => {
          services.log.error('What was found in a folder could not be noted.', { automation: id, error });
        });
      });
    }
    case 'mqtt':
      return openRemoteControl({ services, trigger: when, batch: `automation-${id}`, begin: ordered, onProblem });
  }
}

function startSchedule(name: string, { cron, timeZone }: ScheduleTrigger, listener: TriggerListener): TriggerWatch {
  try {
    const job = new Cron(
      cron,
      { ...(timeZone && { timezone: timeZone }), unref: true, mode: '5-or-6-parts' },
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
    const problem = { en: `the schedule "${cron}" is wrong (${said})`, zh: `计划“${cron}”有误（${said}）` };
    throw automationInvalid({ name, problem }, cause);
  }
}
