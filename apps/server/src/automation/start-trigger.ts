import type { Json } from '@talkgraph/engine';
import type { Automation, ScheduleTrigger } from '@talkgraph/protocol';
import { Cron } from 'croner';
import { automationInvalid } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { openLedger } from './ledger.js';
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

/** Begins to follow what an automation waits for. @throws AUTOMATION_INVALID, FILE_NAME_REFUSED, FILE_NOT_FOUND */
export async function startTrigger(
  services: ServerServices,
  id: string,
  { name, when }: Automation,
  listener: TriggerListener,
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
      throw automationInvalid({ name, problem: { en: 'MQTT', zh: 'MQTT' } });
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
