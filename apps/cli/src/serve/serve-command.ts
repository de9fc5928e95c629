import { once } from 'node:events';
import { resolve } from 'node:path';
import { homeFolder } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { announceServer } from '../client/server-file.js';
import { optionInvalid } from '../errors.js';
import { parseNumber } from '../options/parse-number.js';
import { goOnWhenReaderLeaves, print, printNote } from '../print.js';
import { builtPage } from './built-page.js';
import { openServer } from './open-server.js';

export interface RawServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly token?: string;
  readonly workers?: string;
  readonly cacheGb?: string;
  readonly historyRuns?: string;
  readonly modelMemoryGb?: string;
  readonly modelVramGb?: string;
  /** True where no models are named. */
  readonly warmUp?: string | true;
  readonly allowHost?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly allowWebhook?: readonly string[];
  readonly multiUser?: boolean;
  readonly page?: string;
}

const gigabyte = 1e9;
const manyRuns = { min: 0, max: 1e9, whole: true } as const;

/** Serves until it is told to stop; runs that have not ended go on at the next start. */
export async function serveCommand(given: RawServeOptions, context: CliContext): Promise<void> {
  goOnWhenReaderLeaves();
  const { env, currentFolder, messages, signal } = context;
  const texts = messages.workflow.serve;
  const home = homeFolder(env, currentFolder);
  const token = checkToken(given.token ?? env.TALKGRAPH_TOKEN);
  const { url, close } = await openServer(context, {
    port: parseNumber('--port', given.port ?? '8188', { min: 0, max: 65_535, whole: true }),
    workers: parseNumber('--workers', given.workers ?? '1', { min: 1, max: 64, whole: true }),
    ...(given.host && { host: given.host }),
    ...(token && { token }),
    ...(given.cacheGb && { cacheBytes: parseNumber('--cache-gb', given.cacheGb, { min: 0, max: 1e6 }) * gigabyte }),
    ...(given.historyRuns && { historyRuns: parseNumber('--history-runs', given.historyRuns, manyRuns) }),
    allowedHosts: given.allowHost ?? [],
    allowedOrigins: given.allowOrigin ?? [],
    webhookHosts: given.allowWebhook ?? [],
    ...(env.TALKGRAPH_WEBHOOK_SECRET && { webhookSecret: env.TALKGRAPH_WEBHOOK_SECRET }),
    workerEnv: modelEnv(given),
    multiUser: given.multiUser === true,
    page: given.page === undefined ? builtPage() : resolve(currentFolder, given.page),
  });
  const withdraw = await announceServer(home, { url, ...(token && { token }) });
  try {
    print(texts.ready(url));
    print(texts.folder(home));
    if (!signal.aborted) await once(signal, 'abort');
    printNote(texts.closing);
  } finally {
    await withdraw();
    await close();
  }
}

/** What workers are told of models. @throws CLI_OPTION_INVALID */
function modelEnv({ modelMemoryGb, modelVramGb, warmUp }: RawServeOptions): NodeJS.ProcessEnv {
  const checked = (option: string, text: string) =>
    text === 'off' ? text : String(parseNumber(option, text, { min: 0, max: 1e6 }));
  return {
    ...(modelMemoryGb && { TALKGRAPH_MODEL_MEMORY_GB: checked('--model-memory-gb', modelMemoryGb) }),
    ...(modelVramGb && { TALKGRAPH_MODEL_VRAM_GB: checked('--model-vram-gb', modelVramGb) }),
    ...(warmUp && { TALKGRAPH_WARM_UP: warmUp === true ? 'faces' : warmUp }),
  };
}

/** HTTP headers carry nothing but visible ASCII without spaces. */
function checkToken(token: string | undefined): string | undefined {
  if (!token || /^[!-~]{8,200}$/.test(token)) return token;
  const expected = {
    en: 'at least 8 letters, digits and signs without spaces',
    zh: '至少 8 位的英文字母、数字或符号，且不含空格',
  };
  throw optionInvalid({ option: '--token', value: '…', expected });
}
