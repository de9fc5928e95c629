import type { AddCommand } from './add-command.js';

/** `talkgraph secrets ACTION [PROFILE]`: how to get into storages, mail servers and the like, kept apart from workflows. */
export const addSecrets: AddCommand = (create, context) => {
  const { secrets, options, usageOptions } = context.messages;
  const collect = (value: string, earlier: readonly string[]) => [...earlier, value];
  create('secrets')
    .description(secrets.summary)
    .usage(`list | set | show | remove | test  [PROFILE] ${usageOptions}`)
    .argument('<action>', secrets.action)
    .argument('[profile]', secrets.profile)
    .option('--kind <kind>', secrets.kind)
    .option('--field <name=value>', secrets.field, collect, [])
    .option('--unset <name>', secrets.unset, collect, [])
    .option('--stdin', secrets.stdin)
    .option('--json', options.json)
    .action(async (action: string, profile: string | undefined, given) => {
      const { secretsCommand } = await import('../secrets/secrets-command.js');
      await secretsCommand(action, profile, given, context);
    });
};
