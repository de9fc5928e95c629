import { parseNumber } from '../options/parse-number.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph history`: the runs that have ended. */
export const addHistory: AddCommand = (create, context) => {
  const { workflow, options, usageOptions } = context.messages;
  create('history')
    .description(workflow.history.summary)
    .usage(usageOptions)
    .option('--limit <n>', workflow.history.limit)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (given: { json?: boolean; server?: string; limit?: string }) => {
      const limit =
        given.limit === undefined ? 20 : parseNumber('--limit', given.limit, { min: 1, max: 10_000, whole: true });
      const { historyCommand } = await import('../workflow/history-command.js');
      await historyCommand({ ...given, limit }, context);
    });
};
