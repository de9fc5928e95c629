import type { FromWorker, Redactor } from '@talkgraph/runtime';
import { isForClients } from './is-for-clients.js';

/**
 * Makes messages fit to leave the worker: sentences of nodes, failures and log lines without anything that is or looks like a
 * secret; results, which programs read again, without known ones. A server that repeats what it was sent would otherwise
 * carry a password into the history.
 */
export function withoutKnownSecrets(redactor: Redactor): (message: FromWorker) => FromWorker {
  return (message) => {
    if (message.kind === 'log' || isForClients(message)) return redactor.value(message);
    if (message.kind === 'event' && message.event.kind === 'node-preview') return message;
    return message.kind === 'event' || message.kind === 'cache' ? redactor.record(message) : message;
  };
}
