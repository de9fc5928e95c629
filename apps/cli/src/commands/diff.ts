import type { AddCommand } from './add-command.js';

/** `talkgraph diff A B`: what differs between two workflows, in words; exit code 1 with `--exit-code` when something does. */
export const addDiff: AddCommand = (create, context, setExitCode) => {
  const { workflow, options, usageOptions } = context.messages;
  create('diff')
    .description(workflow.diff.summary)
    .usage(`BEFORE AFTER ${usageOptions}`)
    .argument('<before>', workflow.diff.before)
    .argument('<after>', workflow.diff.after)
    .option('--exit-code', workflow.diff.exitCode)
    .option('--json', options.json)
    .action(async (before: string, after: string, given: { json?: boolean; exitCode?: boolean }) => {
      const { diffCommand } = await import('../workflow/diff-command.js');
      const count = await diffCommand(before, after, given, context);
      if (given.exitCode && count > 0) setExitCode(1);
    });
};
