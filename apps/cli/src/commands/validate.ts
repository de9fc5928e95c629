import type { AddCommand } from './add-command.js';

/** `talkgraph validate FILE`: every mistake of a workflow at once; exit code 0 when it can be run as a whole, 2 when not. */
export const addValidate: AddCommand = (create, context) => {
  const { workflow, options, usageOptions } = context.messages;
  create('validate')
    .description(workflow.validate.summary)
    .usage(`FILE ${usageOptions}`)
    .argument('<file>', workflow.file)
    .option('--json', options.json)
    .action(async (file: string, given: { json?: boolean }) => {
      const { validateCommand } = await import('../workflow/validate-command.js');
      await validateCommand(file, given, context);
    });
};
