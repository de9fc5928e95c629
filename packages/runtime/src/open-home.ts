import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { homeUnwritable } from './errors.js';

/** The folders of a Talkgraph home, as absolute paths; all of them exist. `database` is a file, made when it is opened. */
export interface Home {
  readonly root: string;
  /** Files that workflows read: photos, videos, recordings, put here by the user or uploaded. */
  readonly inputs: string;
  /** Results that the user keeps. */
  readonly outputs: string;
  /** Files that are of no use once the process that made them has ended. */
  readonly temp: string;
  /** Intermediate results named by their content; may be emptied at any time. */
  readonly artifacts: string;
  /** Model files that the user brings. */
  readonly models: string;
  /** Node packs that the operator put there; their code is loaded. */
  readonly customNodes: string;
  readonly workflows: string;
  readonly logs: string;
  /** What clients keep per user: settings, their saved workflows. */
  readonly userdata: string;
  /** The SQLite file of runs, events and cached results. */
  readonly database: string;
}

/** The folders whose files users, clients and nodes name. */
export type UserFolders = Pick<Home, 'inputs' | 'outputs' | 'temp'>;

/** Where Talkgraph keeps its files: TALKGRAPH_HOME, or `workspace` in the current folder. Creates nothing. */
export function homeFolder(env: NodeJS.ProcessEnv, currentFolder: string): string {
  return resolve(currentFolder, env.TALKGRAPH_HOME || 'workspace');
}

/** Makes the folders of a home where they are missing. Throws HOME_UNWRITABLE. */
export async function openHome(root: string): Promise<Home> {
  const folders = {
    root,
    inputs: join(root, 'inputs'),
    outputs: join(root, 'outputs'),
    temp: join(root, 'temp'),
    artifacts: join(root, 'artifacts'),
    models: join(root, 'models'),
    customNodes: join(root, 'custom_nodes'),
    workflows: join(root, 'workflows'),
    logs: join(root, 'logs'),
    userdata: join(root, 'userdata'),
  };
  try {
    for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw homeUnwritable({ folder: root }, cause);
  }
  return { ...folders, database: join(root, 'talkgraph.db') };
}
