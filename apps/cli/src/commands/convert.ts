import type { AddCommand } from './add-command.js';

/** `talkgraph convert FILE`: a workflow of the editor's format in API format. */
export const addConvert: AddCommand = (create, context) => {
  const { workflow, usageOptions } = context.messages;
  create('convert')
    .description(workflow.convert.summary)
    .usage(`FILE ${usageOptions}`)
    .argument('<file>', workflow.file)
    .option('-o, --output <file>', workflow.convert.output)
    .action(async (file: string, given: { output?: string }) => {
      const { convertCommand } = await import('../workflow/convert-command.js');
      await convertCommand(file, given, context);
    });
};
