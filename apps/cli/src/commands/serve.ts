import type { RawServeOptions } from '../serve/serve-command.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph serve`: the server that the editor and ComfyUI's clients connect to. */
export const addServe: AddCommand = (create, context) => {
  const { workflow, usageOptions } = context.messages;
  const texts = workflow.serve;
  const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  create('serve')
    .description(texts.summary)
    .usage(usageOptions)
    .option('--port <n>', texts.port)
    .option('--host <address>', texts.host)
    .option('--token <secret>', texts.token)
    .option('--workers <n>', texts.workers)
    .option('--cache-gb <n>', texts.cacheGigabytes)
    .option('--model-memory-gb <n>', texts.modelMemory)
    .option('--model-vram-gb <n>', texts.modelVram)
    .option('--warm-up [models]', texts.warmUp)
    .option('--history-runs <n>', texts.historyRuns)
    .option('--allow-host <name>', texts.allowHost, collect)
    .option('--allow-origin <origin>', texts.allowOrigin, collect)
    .option('--allow-webhook <host>', texts.allowWebhook, collect)
    .option('--multi-user', texts.multiUser)
    .option('--page <folder>', texts.page)
    .action(async (given: RawServeOptions) => {
      const { serveCommand } = await import('../serve/serve-command.js');
      await serveCommand(given, context);
    });
};
