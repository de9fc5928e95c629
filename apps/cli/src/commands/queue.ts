import type { AddCommand } from './add-command.js';

/** `talkgraph queue`: what runs and what waits, in order. */
export const addQueue: AddCommand = (create, context) => {
  const { workflow, options, usageOptions } = context.messages;
  create('queue')
    .description(workflow.queue.summary)
    .usage(usageOptions)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (given: { json?: boolean; server?: string }) => {
      const { queueCommand } = await import('../workflow/queue-command.js');
      await queueCommand(given, context);
    });
};
