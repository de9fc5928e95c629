import { print, printJson } from '../print.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph probe FILE`: what is in a media file. */
export const addProbe: AddCommand = (create, context) => {
  const { messages } = context;
  create('probe')
    .description(messages.probe.summary)
    .usage(`FILE ${messages.usageOptions}`)
    .argument('<file>', messages.probe.file)
    .option('--json', messages.options.json)
    .action(async (file: string, options: { json?: boolean }) => {
      const { probe } = await import('@talkgraph/media');
      const found = await probe(file, { signal: context.signal });
      if (options.json) return printJson(found);
      const { describeProbe } = await import('../probe/describe-probe.js');
      for (const line of describeProbe(found, messages)) print(line);
    });
};
