import type { AddCommand } from './add-command.js';

/** `talkgraph nodes [TYPE]`: the node types that workflows may use; `nodes reload` loads custom packs anew. */
export const addNodes: AddCommand = (create, context) => {
  const { workflow, options, usageOptions } = context.messages;
  create('nodes')
    .description(workflow.nodes.summary)
    .usage(`[TYPE | reload] ${usageOptions}`)
    .argument('[type]', workflow.nodes.type)
    .option('--server <url>', workflow.run.server)
    .option('--json', options.json)
    .action(async (type: string | undefined, given: { json?: boolean; server?: string }) => {
      const { nodesCommand } = await import('../workflow/nodes-command.js');
      await nodesCommand(type, given, context);
    });
};
