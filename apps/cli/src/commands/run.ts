import type { RawTableOptions } from '../table/run-table-command.js';
import type { RawRunOptions } from '../workflow/run-command.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph run FILE`: runs a workflow on a server that is there, or in this process, and waits for its end. */
export const addRun: AddCommand = (create, context, setExitCode) => {
  const { workflow, table, options, usageOptions } = context.messages;
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  create('run')
    .description(workflow.run.summary)
    .usage(`FILE [--set NODE.INPUT=VALUE]… ${usageOptions}`)
    .argument('<file>', workflow.file)
    .option('--set <node.input=value>', workflow.run.set, collect)
    .option('--table <file>', table.table)
    .option('--sheet <name>', table.sheet)
    .option('--concurrency <number>', table.concurrency)
    .option('--report <file>', table.report)
    .option('--resume', table.resume)
    .option('--out <folder>', workflow.run.out)
    .option('--keep-going', workflow.run.keepGoing)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (file: string, given: RawRunOptions & Partial<RawTableOptions>) => {
      if (given.table !== undefined) {
        const { runTableCommand } = await import('../table/run-table-command.js');
        setExitCode(await runTableCommand(file, { ...given, table: given.table }, context));
        return;
      }
      const { runCommand } = await import('../workflow/run-command.js');
      setExitCode(await runCommand(file, given, context));
    });
};
