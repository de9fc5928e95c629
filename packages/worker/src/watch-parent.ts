import { Worker } from 'node:worker_threads';

/** How often it is looked whether the parent still lives, in milliseconds. */
const everyMs = 200;

/**
 * Ends this process when its parent is gone, also while native code or a long computation keeps the main thread busy:
 * the channel's end would not be noticed then, and an orphan would go on writing.
 */
export function watchParent(): void {
  const script = `
    const parent = ${process.ppid};
    setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), ${everyMs});`;
  new Worker(script, { eval: true, stdout: false, stderr: false }).unref();
}
