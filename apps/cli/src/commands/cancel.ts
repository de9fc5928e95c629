import { argumentMissing } from '../errors.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph cancel RUN`, or `--all`: stops runs and takes waiting ones out of the queue. */
export const addCancel: AddCommand = (create, context) => {
  const { workflow, options, usageOptions } = context.messages;
  create('cancel')
    .description(workflow.cancel.summary)
    .usage(`RUN ${usageOptions}`)
    .argument('[run]', workflow.cancel.run)
    .option('--all', workflow.cancel.all)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (run: string | undefined, given: { all?: boolean; json?: boolean; server?: string }) => {
      if (run === undefined && !given.all) throw argumentMissing({ argument: 'run' });
      const { cancelCommand } = await import('../workflow/cancel-command.js');
      await cancelCommand(run, given, context);
    });
};
