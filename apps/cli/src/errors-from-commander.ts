import type { TalkgraphError } from '@talkgraph/errors';
import type { CommanderError } from 'commander';
import {
  argumentExtra,
  argumentMissing,
  commandUnknown,
  optionUnknown,
  optionValueMissing,
  unexpected,
} from './errors.js';

/**
 * Says in our catalogue's words what the argument parser found wrong. Its messages are English only; the names we need
 * stand in them between single quotes.
 */
export function fromCommander(error: CommanderError): TalkgraphError {
  const named = error.message.match(/'([^']+)'/)?.[1] ?? '';
  const hint = error.message.match(/Did you mean (?:one of )?([^?)\s,]+)/)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return optionUnknown({ option: named, hint }, error);
    case 'commander.optionMissingArgument':
      return optionValueMissing({ option: named.replace(/^.*(--\S+).*$/, '$1') }, error);
    case 'commander.unknownCommand':
      return commandUnknown({ command: named, hint }, error);
    case 'commander.missingArgument':
      return argumentMissing({ argument: named }, error);
    case 'commander.excessArguments':
      return argumentExtra({}, error);
    default:
      return unexpected({ reason: error.message }, error);
  }
}
