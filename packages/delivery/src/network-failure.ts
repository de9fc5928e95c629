import { messageOf, type TalkgraphError } from '@talkgraph/errors';
import { deliveryCertificate, deliveryProtocol, deliveryUnreachable } from './errors.js';

const certificateProblem = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;
const networkProblem =
  /^(ECONN|EPIPE|ETIMEDOUT|ETIMEOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ESOCKET|EDNS|ECONNECTION|ERR_SOCKET|UND_ERR|EPROTO)/;
/** Somebody answers, but speaks something else: another service's port, plain where encryption is wanted, or garbage. */
const otherProtocol = /^(EPROTO|EPROTOCOL|HPE_\w+|ERR_SSL_\w+)$/;
const otherProtocolWords = /wrong version number|Parse Error: Expected HTTP|invalid header flag/i;
const networkWords = /timeout|timed out|socket hang up|socket closed|connection (closed|reset|lost)|aborted/i;

/** What a failure of the connection itself means, or undefined where it was something else. */
export function networkFailure(error: unknown, place: string): TalkgraphError | undefined {
  for (const cause of causesOf(error)) {
    const { code, name } = cause as { readonly code?: unknown; readonly name?: unknown };
    const word = typeof code === 'string' ? code : '';
    if (otherProtocol.test(word) || otherProtocolWords.test(messageOf(cause))) {
      return deliveryProtocol({ place, reason: otherProtocol.test(word) ? word : firstLine(messageOf(cause)) }, error);
    }
    if (certificateProblem.test(word)) return deliveryCertificate({ place, reason: word }, error);
    if (networkProblem.test(word)) return deliveryUnreachable({ place, reason: word }, error);
    if (name === 'TimeoutError') return deliveryUnreachable({ place, reason: 'timeout' }, error);
  }
  const message = messageOf(error);
  return networkWords.test(message) ? deliveryUnreachable({ place, reason: firstLine(message) }, error) : undefined;
}

/** The first line of what a server or library says, short enough for a sentence. */
export function firstLine(message: string): string {
  // OSS's client tells its whole state behind the request.
  const line = (message.split(/\r?\n/, 1)[0] ?? '').replace(/, (GET|HEAD|PUT|POST|DELETE) https?:.*$/, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line.replace(/[.。\s]+$/, '');
}

/** An error and what caused it; several addresses of one name fail together (AggregateError). */
function causesOf(error: unknown, depth = 0): readonly unknown[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { cause, errors } = error as { readonly cause?: unknown; readonly errors?: unknown };
  const several = Array.isArray(errors) ? errors : [];
  return [error, ...[cause, ...several].flatMap((inner) => causesOf(inner, depth + 1))];
}
