import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { homeUnwritable } from './errors.js';

/** The folders of a Talkgraph home, as absolute paths; all of them exist. */
export interface Home {
  readonly root: string;
  /** Results that the user keeps. */
  readonly outputs: string;
  /** Files that are of no use once the process that made them has ended. */
  readonly temp: string;
  /** Intermediate results named by their content; may be emptied at any time. */
  readonly artifacts: string;
}

/** Where Talkgraph keeps its files: TALKGRAPH_HOME, or `workspace` in the current folder. Creates nothing. */
export function homeFolder(env: NodeJS.ProcessEnv, currentFolder: string): string {
  return resolve(currentFolder, env.TALKGRAPH_HOME || 'workspace');
}

/** Makes the folders of a home where they are missing. Throws HOME_UNWRITABLE. */
export async function openHome(root: string): Promise<Home> {
  const home: Home = {
    root,
    outputs: join(root, 'outputs'),
    temp: join(root, 'temp'),
    artifacts: join(root, 'artifacts'),
  };
  try {
    for (const folder of Object.values(home)) await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw homeUnwritable({ folder: root }, cause);
  }
  return home;
}
