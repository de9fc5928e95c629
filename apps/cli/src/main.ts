import { readFileSync } from 'node:fs';
import { isTalkgraphError } from '@talkgraph/errors';
import { CommanderError } from 'commander';
import { buildProgram } from './build-program.js';
import { optionInvalid } from './errors.js';
import { fromCommander } from './errors-from-commander.js';
import { explainError, stacksOf } from './explain-error.js';
import { listenForInterrupt } from './interrupt.js';
import { chooseLocale } from './locale.js';
import { messagesFor } from './messages/messages.js';
import { endWhenReaderLeaves, printJson, printNote } from './print.js';

/**
 * Runs the command line and answers the exit code: 0 done, 2 the user's mistake, 1 a failure, 130 stopped by Ctrl-C.
 * @param args the arguments after the program's name
 */
export async function main(args: readonly string[]): Promise<number> {
  endWhenReaderLeaves();
  const locale = chooseLocale(args, process.env);
  const messages = messagesFor(locale);
  using interrupt = listenForInterrupt(() => printNote(messages.stopping));
  const context = {
    locale,
    messages,
    env: process.env,
    currentFolder: process.cwd(),
    version: ownVersion(),
    signal: interrupt.signal,
  };
  let exitCode = 0;
  const program = buildProgram(context, (code) => {
    exitCode = code;
  });
  program.hook('preAction', () => checkLang(program.opts().lang));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    if (thrown instanceof CommanderError && thrown.code === 'commander.help') {
      // Without a command there is nothing to do but to say what there is.
      program.outputHelp();
      return 0;
    }
    const interrupted = interrupt.exitCode();
    const failure = await toCatalogue(thrown, interrupted !== undefined);
    const { error, line, exitCode: code } = explainError(failure, locale, interrupted);
    const { details, kind } = error;
    if (args.includes('--json')) printJson({ event: 'error', code: error.code, kind, text: error.text, details });
    printNote(line);
    if (process.env.TALKGRAPH_DEBUG) printNote(stacksOf(error));
    return code;
  }
}

async function toCatalogue(thrown: unknown, wasInterrupted: boolean): Promise<unknown> {
  if (thrown instanceof CommanderError) return fromCommander(thrown);
  if (!wasInterrupted || isTalkgraphError(thrown)) return thrown;
  // Whatever an aborted step threw on its way out, to the user it is one thing.
  const { cancelled } = await import('@talkgraph/media/errors');
  return cancelled({}, thrown);
}

function checkLang(lang: unknown): void {
  if (lang === undefined || lang === 'en' || lang === 'zh') return;
  throw optionInvalid({ option: '--lang', value: String(lang), expected: { en: 'en or zh', zh: ' en 或 zh' } });
}

function ownVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
