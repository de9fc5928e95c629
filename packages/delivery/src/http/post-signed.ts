import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { allowedLookup, namesThisMachine } from './allowed-lookup.js';
import { readStart } from './read-start.js';

const timeoutMs = 10_000;

/** One call and what is sent. */
export interface SignedPost {
  readonly url: URL;
  /** JSON. */
  readonly body: string;
  /** Stays the same when the call is repeated: a receiver that gets it twice may leave the second out. */
  readonly id: string;
  readonly secret?: string | undefined;
  /** The header of that name. */
  readonly authorization?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Makes the error for a name that leads to this machine. */
  refuse(name: string): Error;
  /** How much of the answer is read; nothing by default. */
  readonly answerBytes?: number;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Posts JSON once. Redirects are not followed: they could lead where the operator has not agreed. With a secret, the header
 * `talkgraph-signature` is `sha256=` and the HMAC of the body in hex, and `talkgraph-timed-signature` the same of
 * `<talkgraph-timestamp>.<body>`, by which a receiver refuses calls that somebody recorded and sends again.
 */
export async function postSigned(post: SignedPost): Promise<PostAnswer> {
  const { url, body, id, secret, authorization, signal } = post;
  const request = (url.protocol === 'https:' ? https : http)(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'talkgraph-delivery': id,
      'idempotency-key': id,
      ...(secret && signatures(body, secret)),
      ...(authorization && { authorization }),
    },
    // This machine's own names may lead to this machine.
    ...(!namesThisMachine(url.hostname) && { lookup: allowedLookup(post.refuse) }),
    signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(timeoutMs)]),
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  try {
    return { status: response.statusCode ?? 0, body: await readStart(response, post.answerBytes ?? 0) };
  } finally {
    // What it says besides does not matter, and may have no end.
    response.destroy();
  }
}

function signatures(body: string, secret: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1000));
  const sign = (text: string) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  return {
    'talkgraph-signature': sign(body),
    'talkgraph-timestamp': at,
    'talkgraph-timed-signature': sign(`${at}.${body}`),
  };
}
