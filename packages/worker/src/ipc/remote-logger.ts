import type { JsonObject, LogFields, Logger } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import type { ParentChannel } from './parent-channel.js';

/** Sends log lines to the process that keeps the log. */
export function remoteLogger(parent: Pick<ParentChannel, 'say'>, fields: LogFields = {}): Logger {
  const write =
    (level: string) =>
    (message: string, more: LogFields = {}) => {
      parent.say({ kind: 'log', line: { ...sendable({ ...fields, ...more }), level, message } });
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (more) => remoteLogger(parent, { ...fields, ...more }),
  };
}

/** What can be sent of any facts: a value that is no JSON would otherwise stop the whole batch. */
function sendable(fields: LogFields): JsonObject {
  try {
    return JSON.parse(JSON.stringify(fields, describeError)) as JsonObject;
  } catch {
    return { fields: String(fields) };
  }
}

function describeError(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (!(value instanceof Error)) return value;
  const code = isTalkgraphError(value) ? { code: value.code } : {};
  return { name: value.name, message: value.message, ...code, stack: value.stack };
}
