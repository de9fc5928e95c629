import type { RawCheckOptions } from '../check/check-command.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph check PATH…`: tries workflows on small inputs and says what they make otherwise than recorded. */
export const addCheck: AddCommand = (create, context, setExitCode) => {
  const { workflow, options, usageOptions } = context.messages;
  const texts = workflow.check;
  create('check')
    .description(texts.summary)
    .usage(`PATH... ${usageOptions}`)
    .argument('<paths...>', texts.paths)
    .option('--update', texts.update)
    .option('--inputs <folder>', texts.inputs)
    .option('--no-run', texts.noRun)
    .option('--junit <file>', texts.junit)
    .option('--json', options.json)
    .action(async (paths: string[], given: RawCheckOptions) => {
      const { checkCommand } = await import('../check/check-command.js');
      setExitCode(await checkCommand(paths, given, context));
    });
};
