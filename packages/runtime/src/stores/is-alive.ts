import { readFileSync } from 'node:fs';

/** Whether a process with this id exists and can still do anything. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In containers without an init process, orphans stay in the table of processes after their end. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // `123 (name) Z …`; the name may hold anything, also brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
