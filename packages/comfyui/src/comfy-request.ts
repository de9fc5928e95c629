import { setTimeout as wait } from 'node:timers/promises';
import { isTalkgraphError, messageOf, type TalkgraphError } from '@talkgraph/errors';
import type { ComfyServer } from './comfy-server.js';
import { comfyuiAnswer, comfyuiNotComfyui, comfyuiRefused, comfyuiUnreachable } from './errors.js';

/** One request. */
export interface ComfyRequest {
  readonly method?: 'GET' | 'POST';
  /** Sent as JSON. */
  readonly json?: object;
  readonly form?: FormData;
  readonly signal?: AbortSignal | undefined;
  /** How long the server may take until it begins to answer; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Not tried again by `askJson`: the caller does that. */
  readonly once?: boolean;
}

const usualTimeoutMs = 30_000;

/**
 * Asks a server once. Redirects are not followed: they lead to login pages, and would carry our headers elsewhere.
 * @throws COMFYUI_UNREACHABLE; the signal's reason
 */
export async function askServer(server: ComfyServer, path: string, request: ComfyRequest = {}): Promise<Response> {
  const { method = 'GET', json, form, signal, timeoutMs = usualTimeoutMs } = request;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    return await fetch(`${server.base}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...server.headers, ...(json && { 'content-type': 'application/json' }) },
      ...(json && { body: JSON.stringify(json) }),
      ...(form && { body: form }),
      signal: signal ? AbortSignal.any([signal, patience.signal]) : patience.signal,
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw unreachable(server, patience.signal.aborted ? 'timeout' : cause, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** The failure of a connection, as an error. */
export function unreachable(server: ComfyServer, why: unknown, cause?: unknown): TalkgraphError {
  const inner = why instanceof Error && why.cause instanceof Error ? why.cause : why;
  const code = (inner as { readonly code?: unknown } | undefined)?.code;
  const reason = typeof code === 'string' ? code : messageOf(inner).slice(0, 200);
  return comfyuiUnreachable({ place: server.place, reason }, cause);
}

/** Whether a failure says that the server cannot be reached or cannot answer at the moment, and nothing of what was asked. */
export function isAway(error: unknown): boolean {
  return isTalkgraphError(error) && ['COMFYUI_UNREACHABLE', 'COMFYUI_ANSWER'].includes(error.code);
}

/** What an answer that is none of success means. */
export async function failedAnswer(server: ComfyServer, response: Response): Promise<TalkgraphError> {
  const { place } = server;
  const { status } = response;
  const said = await readStart(response, 4096).then(
    ({ text }) => text,
    () => '',
  );
  if (status === 401 || status === 403 || status === 407) return comfyuiRefused({ place, status });
  if (status >= 300 && status < 400) return comfyuiNotComfyui({ place, reason: redirectReason(server, response) });
  if (status === 404 || status === 405) return comfyuiNotComfyui({ place, reason: `HTTP ${status}` });
  return comfyuiAnswer({ place, reason: `HTTP ${status}${oneLine(said)}` });
}

/** Where a redirect leads, without what may be a secret behind it. */
function redirectReason({ base }: ComfyServer, { status, headers }: Response): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, base) ? `HTTP ${status}: ${new URL(location, base).origin}` : `HTTP ${status}`;
}

function oneLine(text: string): string {
  const line = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);
  return line === '' ? '' : `: ${line}`;
}

/** The longest answers are histories whose workflows carry pictures as text. */
const mostAnswerBytes = 128 * 1024 * 1024;
/** A server that is not through by then sends drop by drop. */
const longestAnswerMs = 10 * 60_000;

/** The beginning of an answer, and whether it is all of it. What comes after that is not read: it may have no end. */
async function readStart(response: Response, mostBytes: number) {
  const chunks: Uint8Array[] = [];
  const until = Date.now() + longestAnswerMs;
  let isWhole = true;
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk.subarray(0, mostBytes - bytes));
    bytes += chunk.length;
    isWhole = bytes <= mostBytes && Date.now() < until;
    if (!isWhole) break;
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isWhole };
}

/** Reads the JSON of a success. @throws what `readAnyJson` throws; what `failedAnswer` answers */
export async function readJson<T>(server: ComfyServer, response: Response): Promise<T> {
  if (!response.ok) throw await failedAnswer(server, response);
  return readAnyJson(server, response);
}

/** Reads JSON, whatever the status is. @throws COMFYUI_UNREACHABLE; COMFYUI_NOT_COMFYUI where it is something else, or has no end */
export async function readAnyJson<T>(server: ComfyServer, response: Response): Promise<T> {
  const { text, isWhole } = await readStart(response, mostAnswerBytes).catch((cause: unknown) => {
    throw unreachable(server, cause, cause);
  });
  if (!isWhole)
    throw comfyuiNotComfyui({
      place: server.place,
      reason: `> ${mostAnswerBytes / 2 ** 20} MB, > ${longestAnswerMs / 60_000} min`,
    });
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    const reason = /^\s*</.test(text) ? 'HTML' : '≠ JSON';
    throw comfyuiNotComfyui({ place: server.place, reason }, cause);
  }
}

/** Asks for JSON; what may pass is tried again. */
export function askJson<T>(server: ComfyServer, path: string, request: ComfyRequest = {}): Promise<T> {
  const ask = async () => readJson<T>(server, await askServer(server, path, request));
  return request.once ? ask() : again(ask, request.signal);
}

const waitsMs = [300, 1000, 3000];

/** Tries until it works: only failures of the kind `operational` are tried again. */
export async function again<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTalkgraphError(error) || error.kind !== 'operational') throw error;
      await wait(waitMs * (0.75 + Math.random() / 2), undefined, signal ? { signal } : {});
    }
  }
  return work();
}
