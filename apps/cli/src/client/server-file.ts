import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJsonFile } from '../output/write-json-file.js';
import type { ServerAddress } from './server-connection.js';

/** Tells other commands where the server of a home is reached. Lies in the home, so it is as private as the home is. */
function serverFile(home: string): string {
  return join(home, 'server.json');
}

/** Leaves the address for other commands; answers how to take it away. */
export async function announceServer(home: string, address: ServerAddress): Promise<() => Promise<void>> {
  await writeJsonFile(serverFile(home), address, { mode: 0o600 });
  return () => rm(serverFile(home), { force: true });
}

/** The address a server has left, which may have ended since; undefined when there is none. */
export async function announcedServer(home: string): Promise<ServerAddress | undefined> {
  try {
    return JSON.parse(await readFile(serverFile(home), 'utf8')) as ServerAddress;
  } catch {
    return undefined;
  }
}
