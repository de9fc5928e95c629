import { Command, Help } from 'commander';
import stringWidth from 'string-width';
import type { CliContext } from './cli-context.js';
import type { SetExitCode } from './commands/add-command.js';
import { addCancel } from './commands/cancel.js';
import { addCheck } from './commands/check.js';
import { addConvert } from './commands/convert.js';
import { addDiff } from './commands/diff.js';
import { addDoctor } from './commands/doctor.js';
import { addHistory } from './commands/history.js';
import { addModels } from './commands/models.js';
import { addNodes } from './commands/nodes.js';
import { addProbe } from './commands/probe.js';
import { addQueue } from './commands/queue.js';
import { addRun } from './commands/run.js';
import { addSecrets } from './commands/secrets.js';
import { addServe } from './commands/serve.js';
import { addTalk } from './commands/talk.js';
import { addValidate } from './commands/validate.js';
import { wrapText } from './wrap-text.js';

/** The commands, in the order the help shows them. A new command is one file and one entry. */
const commands = [
  addTalk,
  addServe,
  addRun,
  addValidate,
  addCheck,
  addConvert,
  addDiff,
  addNodes,
  addQueue,
  addHistory,
  addCancel,
  addSecrets,
  addModels,
  addDoctor,
  addProbe,
];

/** Builds the argument parser with all texts in the user's language. It throws instead of printing or exiting. */
export function buildProgram(context: CliContext, setExitCode: SetExitCode): Command {
  const { messages } = context;
  const program = localise(new Command('talkgraph'), context)
    .description(messages.summary)
    .usage(`${messages.usageCommand} ${messages.usageOptions}`)
    .option('--lang <lang>', messages.options.lang)
    .version(context.version, '-V, --version', messages.options.version)
    .helpCommand(false)
    .addHelpText('after', `\n${messages.more}`);
  for (const add of commands) {
    add((name) => localise(program.command(name), context), context, setExitCode);
  }
  return program;
}

function localise(command: Command, { messages }: CliContext): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .helpOption('-h, --help', messages.options.help)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => messages.titles[title] ?? title,
      subcommandTerm: (sub) => new Help().subcommandTerm(sub).replace('[options]', messages.usageOptions),
      // Chinese characters take two columns of a terminal.
      displayWidth: (text) => stringWidth(text),
      boxWrap: wrapText,
    });
}
