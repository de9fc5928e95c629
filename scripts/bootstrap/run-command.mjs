import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a program in the repository's root with its output on ours; answers the exit code. */
export function runCommand(program, args, env = {}) {
  const { status, error, signal } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && !program.includes('\\'),
  });
  if (error) console.error(error.message);
  return signal ? 1 : (status ?? 1);
}
