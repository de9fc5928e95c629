import { selectedTargets } from '../runs/selected-targets.js';
import type { Command } from './commands.js';

/** Runs of the open workflow. */
export const runCommands = {
  run: ({ run }) => run(),
  runFront: ({ run }) => run({ front: true }),
  runSelected: ({ run }) => {
    const targets = selectedTargets();
    if (targets.length > 0) run({ targets });
  },
  stop: ({ stop }) => stop(),
} satisfies Readonly<Record<string, Command>>;
