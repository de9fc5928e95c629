import type { ErrorBody } from '@talkgraph/protocol';
import { ApiError } from './api-error.js';
import { tellSignedOut } from './signed-out.js';

/** What goes with a request. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks for JSON. `path` is relative to the server, without a leading slash: `api/runs?limit=20`. @throws ApiError */
export async function getJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return readJson<T>(await send(path, { ...options, method: 'GET' }));
}

/** Sends JSON and reads JSON; undefined where the answer has no body. @throws ApiError */
export async function sendJson<T = void>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const headers = { ...(body !== undefined && { 'content-type': 'application/json' }), ...options.headers };
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return readJson<T>(await send(path, { ...options, method, headers, body: text }));
}

/** Any request; a refusal becomes an ApiError with the server's sentence. @throws ApiError */
export async function send(path: string, init: Omit<RequestInit, 'signal'> & RequestOptions): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(serverUrl(path), { ...init, signal: init.signal ?? null });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: 'SERVER_UNREACHABLE', text: unreachable, cause });
  }
  if (answer.ok) return answer;
  throw refusal(answer.status, await answer.text());
}

/** The address of something on the server. */
export function serverUrl(path: string): string {
  return new URL(path, document.baseURI).href;
}

/** Makes an error of a refused request's status and body. */
export function refusal(status: number, body: string): ApiError {
  if (status === 401) tellSignedOut();
  const { error, node_errors: nodeErrors } = parsed(body);
  // Proxies, and the server's own libraries, answer otherwise.
  if (typeof error?.text?.en !== 'string')
    return new ApiError({ status, code: `HTTP_${status}`, text: unexplained(status) });
  return new ApiError({ status, code: error.code ?? error.type, text: error.text, ...(nodeErrors && { nodeErrors }) });
}

function parsed(body: string): Partial<ErrorBody> {
  try {
    return (JSON.parse(body) as Partial<ErrorBody> | null) ?? {};
  } catch {
    return {};
  }
}

async function readJson<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Said where no answer came. */
export const unreachable = {
  en: 'The server does not answer. Check that talkgraph serve is running; the page connects again by itself.',
  zh: '服务器没有响应。请确认 talkgraph serve 正在运行；恢复后页面会自动重新连接。',
};

const unexplained = (status: number) => ({
  en: `The server refused the request (HTTP ${status}).`,
  zh: `服务器拒绝了请求（HTTP ${status}）。`,
});
