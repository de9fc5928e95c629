import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '@talkgraph/errors';
import pRetry, { AbortError } from 'p-retry';
import {
  speechServiceAnswer,
  speechServiceBusy,
  speechServiceRefused,
  speechServiceUnreachable,
} from '../../errors.js';

/** A call of a speech service. */
export interface PostRequest {
  /** What the service is called in messages. */
  readonly service: string;
  readonly url: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Kept out of messages, should the service repeat it. */
  readonly secret?: string;
  readonly signal?: AbortSignal;
  /** How often it is tried again; 4. */
  readonly retries?: number;
  /** The first wait before it is tried again; it doubles. 1000. */
  readonly waitMs?: number;
}

/** What a service answered. */
export interface PostAnswer {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** A service that says nothing at all for so long will not. Long texts take minutes on small machines. */
const patienceMs = 15 * 60_000;
/** A service may ask for more patience than makes sense. */
const longestWaitMs = 120_000;

/**
 * Posts JSON and reads the whole answer. What may pass (no connection, 408, 429, 5xx) is tried again with growing waits,
 * or after the time the service asks for; what will not (a wrong key, an unknown model) fails at once.
 * @throws SPEECH_SERVICE_UNREACHABLE, SPEECH_SERVICE_BUSY, SPEECH_SERVICE_REFUSED, SPEECH_SERVICE_ANSWER; the signal's reason
 */
export async function postForBytes(request: PostRequest): Promise<PostAnswer> {
  const { retries = 4, waitMs = 1000, signal } = request;
  const attempt = async (): Promise<PostAnswer> => {
    signal?.throwIfAborted();
    const answer = await postOnce(request);
    if ('bytes' in answer) return answer;
    if (answer.passes) throw new Again(answer.error, answer.retryAfterMs);
    throw new AbortError(answer.error);
  };
  try {
    return await pRetry(attempt, {
      retries,
      minTimeout: waitMs,
      ...(signal && { signal }),
      shouldRetry: ({ error }) => error instanceof Again,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (error instanceof Again && retriesLeft > 0) await wait(error.waitMs, undefined, signal ? { signal } : {});
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Again ? error.reason : error;
  }
}

/** A failure that may pass. */
class Again extends Error {
  readonly reason: Error;
  readonly waitMs: number;

  constructor(reason: Error, waitMs: number) {
    super(reason.message);
    this.reason = reason;
    this.waitMs = waitMs;
  }
}

interface Failure {
  readonly error: Error;
  readonly passes: boolean;
  readonly retryAfterMs: number;
}

async function postOnce({ service, url, body, headers, secret, signal }: PostRequest): Promise<PostAnswer | Failure> {
  const address = new URL(url).origin;
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      // The text and the key are for the address that was given, and for no other.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    const bytes = await readStart(response, response.ok ? mostSoundBytes : mostFailureBytes);
    if (response.ok && bytes.length > mostSoundBytes) {
      const reason = `> ${mostSoundBytes / 1e6} MB`;
      return { error: speechServiceAnswer({ service, address, reason }), passes: false, retryAfterMs: 0 };
    }
    if (response.ok) return { bytes, contentType: response.headers.get('content-type') ?? '' };
    const { status } = response;
    const passes = status === 408 || status === 429 || status >= 500;
    const facts = { service, address, status, said: shortText(bytes, secret) };
    const error = passes ? speechServiceBusy(facts) : speechServiceRefused(facts);
    return { error, passes, retryAfterMs: retryAfter(response.headers.get('retry-after')) };
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = messageOf(cause instanceof Error && cause.cause ? cause.cause : cause);
    return { error: speechServiceUnreachable({ service, address, reason }, cause), passes: true, retryAfterMs: 0 };
  }
}

/** A stretch of text is some minutes of sound, 10 MB a minute at the most. */
const mostSoundBytes = 256e6;
const mostFailureBytes = 1e6;

/** An answer up to so many bytes, and a little more where it is longer: the rest may have no end. */
async function readStart(response: Response, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number {
  if (!header) return 0;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(longestWaitMs, Math.max(0, ms)) : 0;
}

/** What a service said of its failure, in one short line without the key. */
export function shortText(bytes: Buffer, secret?: string): string {
  const text = bytes.subarray(0, 2000).toString('utf8');
  let said = text;
  try {
    const json = JSON.parse(bytes.toString('utf8')) as {
      error?: { message?: string } | string;
      msg?: string;
      detail?: unknown;
    };
    const error = typeof json.error === 'object' ? json.error?.message : json.error;
    said = error ?? json.msg ?? (typeof json.detail === 'string' ? json.detail : text);
  } catch {
    // Not JSON: the text itself.
  }
  const plain = String(said).replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  return secret ? plain.replaceAll(secret, '…') : plain;
}
