import { isTalkgraphError, messageOf, TalkgraphError } from '@talkgraph/errors';
import { unexpectedFailure } from '../errors.js';
import type { WireError } from './worker-message.js';

/** A failure as it is sent to another process. What is no catalogued error becomes one, with its message kept. */
export function toWireError(failure: unknown): WireError {
  const error = isTalkgraphError(failure) ? failure : unexpectedFailure({ message: messageOf(failure) }, failure);
  const stack = failure instanceof Error ? failure.stack : undefined;
  return { code: error.code, kind: error.kind, text: error.text, ...(stack !== undefined && { stack }) };
}

/** The error that a wire error was; its stack is the other process's. */
export function fromWireError(wire: WireError): TalkgraphError {
  const error = new TalkgraphError({ code: wire.code, kind: wire.kind, text: wire.text, details: {} });
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
