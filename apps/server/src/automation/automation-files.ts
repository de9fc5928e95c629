import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Automation, automation, automationId } from '@talkgraph/protocol';
import type { Home } from '@talkgraph/runtime';
import { automationInvalid } from '../errors.js';
import { replaceFile } from '../userdata/replace-file.js';
import { zodProblem } from '../zod-problem.js';

/** An automation as it lies on disk: read, or broken with the reason. */
export type StoredAutomation =
  | { readonly id: string; readonly automation: Automation }
  | { readonly id: string; readonly problem: unknown };

/** Automations as files of the home, one JSON file each, so that they can be kept in git. */
export interface AutomationFiles {
  readonly folder: string;
  list(): Promise<readonly StoredAutomation[]>;
  save(id: string, automation: Automation): Promise<void>;
  /** Answers false where there is none. */
  remove(id: string): Promise<boolean>;
}

/** The files below `automations/` of a home. */
export function automationFiles(home: Home): AutomationFiles {
  const folder = join(home.root, 'automations');
  const pathOf = (id: string): string => join(folder, `${id}.json`);
  return {
    folder,
    async list() {
      const names = await readdir(folder).catch(() => []);
      const ids = names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter((id) => automationId.safeParse(id).success)
        .sort();
      return Promise.all(ids.map((id) => readStored(id, pathOf(id))));
    },
    async save(id, given) {
      await mkdir(folder, { recursive: true });
      await replaceFile(pathOf(id), home, `${JSON.stringify(given, undefined, 2)}\n`);
    },
    async remove(id) {
      return rm(pathOf(id)).then(
        () => true,
        () => false,
      );
    },
  };
}

async function readStored(id: string, path: string): Promise<StoredAutomation> {
  try {
    return { id, automation: readAutomation(id, JSON.parse(await readFile(path, 'utf8'))) };
  } catch (problem) {
    return { id, problem };
  }
}

/** Checks what somebody wrote. @throws AUTOMATION_INVALID */
export function readAutomation(id: string, given: unknown): Automation {
  const read = automation.safeParse(given);
  if (!read.success) throw automationInvalid({ name: id, problem: zodProblem(read.error.issues) });
  return read.data;
}
