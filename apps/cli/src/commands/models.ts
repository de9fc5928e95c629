import type { AddCommand } from './add-command.js';

/** `talkgraph models ACTION [TARGET]`: the models that the user brings. */
export const addModels: AddCommand = (create, context, setExitCode) => {
  const { models, options, usageOptions } = context.messages;
  create('models')
    .description(models.summary)
    .usage(`list | add | verify | remove  [TARGET] ${usageOptions}`)
    .argument('<action>', models.action)
    .argument('[target]', models.target)
    .option('--known', models.known)
    .option('--kind <kind>', models.kind)
    .option('--name <name>', models.name)
    .option('--link', models.link)
    .option('--replace', models.replace)
    .option('--licence <text>', models.licence)
    .option('--source <text>', models.source)
    .option('--note <text>', models.note)
    .option('--yes', models.yes)
    .option('--json', options.json)
    .action(async (action: string, target: string | undefined, given) => {
      const { modelsCommand } = await import('../models/models-command.js');
      setExitCode(await modelsCommand(action, target, given, context));
    });
};
