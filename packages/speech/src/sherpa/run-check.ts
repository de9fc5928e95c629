import { spawn } from 'node:child_process';

/** How a program ended, and the last of what it wrote on its error output. */
export interface CheckResult {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program of this package in a process of its own, which may come to a bad end without taking this one along. */
export function runCheck(
  program: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<CheckResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', kill, { once: true });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', kill);
      resolve({ code, said });
    });
  });
}
