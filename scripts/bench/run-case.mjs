import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs one case in a process of its own, so that its peak memory is its own; answers its figures. */
export function runCase({ kind, seconds, store, folder, material }) {
  const child = fileURLToPath(new URL('./case.mjs', import.meta.url));
  const job = {
    kind,
    store,
    clip: material.clip,
    sound: material.sounds[seconds],
    output: join(folder, `${kind}.mp4`),
  };
  const { status, stdout } = spawnSync(process.execPath, [child, JSON.stringify(job)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the ${kind} case ended with ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
