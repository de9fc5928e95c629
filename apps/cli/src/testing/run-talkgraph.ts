import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How the program ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Called whenever the process says something, with all it has said so far on both outputs. */
  readonly watch?: (child: ChildProcess, said: string) => void;
}

/** The program's entry. */
export const program = fileURLToPath(new URL('../../bin/talkgraph.mjs', import.meta.url));

/** The languages of the machine the tests run on must not show. */
const plainEnv = { TALKGRAPH_LANG: '', LC_ALL: 'C.UTF-8', LANG: '', TALKGRAPH_DEBUG: '' };

/** Runs the built `talkgraph` as a user would. */
export function runTalkgraph(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...plainEnv, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.watch?.(child, stdout + stderr);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.watch?.(child, stdout + stderr);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
