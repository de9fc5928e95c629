import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pause } from './face2face-client.js';

/** Host names may hold what the names of tickets are parted by. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Who waits shows that it is still there so often, and counts as gone after so long. */
const touchMs = 10_000;
const goneMs = 60_000;

export interface TurnOptions {
  /** Folder of the home in which the tickets lie. */
  readonly folder: string;
  /** The service that is waited for. */
  readonly address: string;
  readonly pollMs: number;
  readonly signal: AbortSignal | undefined;
  /** Called while others come first. */
  readonly onWait?: () => void;
}

/**
 * Waits until it is one's turn at a service, which does one task at a time, and holds the turn until it is disposed of. All
 * workers of the home stand in one line: each lays a ticket into a folder, and the oldest whose owner lives has the turn. The
 * service itself has the last word (it may be used by others too), so a rare draw of two owners does no harm.
 */
export async function takeTurn({ folder, address, pollMs, signal, onWait }: TurnOptions): Promise<AsyncDisposable> {
  const line = join(folder, `line-${createHash('sha256').update(address).digest('hex').slice(0, 12)}`);
  await mkdir(line, { recursive: true });
  const own = `${String(Date.now()).padStart(15, '0')}_${process.pid}_${host}_${randomUUID()}`;
  const ticket = join(line, own);
  await writeFile(ticket, '');
  const touching = setInterval(() => {
    const now = new Date();
    utimes(ticket, now, now).catch(() => {});
  }, touchMs).unref();
  const leave = async () => {
    clearInterval(touching);
    await rm(ticket, { force: true });
  };
  try {
    while (await isSomebodyAhead(line, own)) {
      onWait?.();
      await pause(pollMs, signal);
    }
    return { [Symbol.asyncDispose]: leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function isSomebodyAhead(line: string, own: string): Promise<boolean> {
  for (const name of (await readdir(line)).sort()) {
    if (name >= own) return false;
    const ticket = join(line, name);
    if (await isHeld(ticket, name)) return true;
    await rm(ticket, { force: true });
  }
  return false;
}

async function isHeld(ticket: string, name: string): Promise<boolean> {
  const facts = await stat(ticket).catch(() => undefined);
  if (facts === undefined || Date.now() - facts.mtimeMs > goneMs) return false;
  const [, pid, owner] = name.split('_');
  // Of another machine on the same home only the time is known.
  return owner !== host || isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
