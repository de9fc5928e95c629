import type { RawRunOptions } from '../workflow/run-command.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph run FILE`: runs a workflow on a server that is there, or in this process, and waits for its end. */
export const addRun: AddCommand = (create, context, setExitCode) => {
  const { workflow, options, usageOptions } = context.messages;
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  create('run')
    .description(workflow.run.summary)
    .usage(`FILE [--set NODE.INPUT=VALUE]… ${usageOptions}`)
    .argument('<file>', workflow.file)
    .option('--set <node.input=value>', workflow.run.set, collect)
    .option('--out <folder>', workflow.run.out)
    .option('--keep-going', workflow.run.keepGoing)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (file: string, given: RawRunOptions) => {
      const { runCommand } = await import('../workflow/run-command.js');
      setExitCode(await runCommand(file, given, context));
    });
};
