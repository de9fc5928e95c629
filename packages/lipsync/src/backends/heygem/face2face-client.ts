import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '@talkgraph/errors';
import { throwIfCancelled } from '@talkgraph/media';
import { heygemAnswer, heygemFailed, heygemRequestRefused, heygemUnreachable } from '../../errors.js';
import type { ServicePace } from './service-pace.js';

/** A task as the service is given it. */
export interface Face2FaceTask {
  /** A name of our choice, by which it is asked about. */
  readonly code: string;
  /** Http addresses, or absolute paths as the container sees them. */
  readonly audioUrl: string;
  readonly videoUrl: string;
  readonly superResolution: boolean;
}

/** What the service says of a task. The first answer that says `done` or `failed` is the last: then it is forgotten. */
export type TaskState =
  | { readonly kind: 'working'; readonly progress: number; readonly text: string }
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'unknown' };

export interface ServiceCall {
  readonly signal?: AbortSignal | undefined;
  /** Called each time nobody answers. */
  readonly onSilence?: () => void;
}

/** HeyGem's face2face service, `heygem-gen-video`. It does one task at a time. */
export interface Face2FaceClient {
  /** `busy`: another task is being worked on. @throws HEYGEM_UNREACHABLE, HEYGEM_ANSWER, HEYGEM_REQUEST_REFUSED, HEYGEM_FAILED */
  submit(task: Face2FaceTask, call?: ServiceCall): Promise<'taken' | 'busy'>;
  /** @throws HEYGEM_UNREACHABLE, HEYGEM_ANSWER, HEYGEM_FAILED */
  query(code: string, call?: ServiceCall): Promise<TaskState>;
}

/** The service's own codes. */
const codes = { ok: 10_000, busy: 10_001, malformed: 10_002, unknown: 10_004 } as const;

/** The service's status of a task that it knows. */
const statuses = { working: 1, done: 2, failed: 3 } as const;

interface Envelope {
  readonly code: number;
  /** A text; or, when a task was taken, the number 10000. */
  readonly msg?: unknown;
  readonly data?: {
    readonly status?: unknown;
    readonly progress?: unknown;
    readonly result?: unknown;
    readonly msg?: unknown;
  };
}

/** As much of what the service says as a sentence carries; forks of it say anything. */
function shortText(said: unknown): string {
  return typeof said === 'string' ? said.slice(0, 300) : '';
}

/**
 * Talks to the service at an address. A service that cannot be reached is waited for, since a container that was just started
 * refuses connections at first, and one that answers nothing sensible may be about to.
 */
export function createFace2FaceClient(address: string, pace: ServicePace): Face2FaceClient {
  return {
    async submit(task, call = {}) {
      const body = {
        ...{ audio_url: task.audioUrl, video_url: task.videoUrl, code: task.code },
        ...{ chaofen: task.superResolution ? 1 : 0, watermark_switch: 0, pn: 1 },
      };
      const request = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const { code, msg } = await ask(address, '/easy/submit', request, pace, call);
      if (code === codes.ok) return 'taken';
      if (code === codes.busy) return 'busy';
      if (code === codes.malformed) throw heygemRequestRefused({ said: shortText(msg) });
      throw heygemFailed({ said: `${code} ${shortText(msg)}` });
    },
    async query(code, call = {}) {
      const answer = await ask(address, `/easy/query?code=${encodeURIComponent(code)}`, {}, pace, call);
      if (answer.code === codes.unknown) return { kind: 'unknown' };
      if (answer.code !== codes.ok) return { kind: 'failed', text: `${answer.code} ${shortText(answer.msg)}` };
      const { status, progress, result, msg } = answer.data ?? {};
      const text = shortText(msg);
      if (status === statuses.done) return { kind: 'done', result: shortText(result) };
      if (status === statuses.failed) return { kind: 'failed', text: text || shortText(answer.msg) };
      return { kind: 'working', progress: Math.min(100, Math.max(0, Number(progress) || 0)), text };
    },
  };
}

/** Asks until there is an answer, or there has been none for too long. */
async function ask(
  address: string,
  path: string,
  request: RequestInit,
  pace: ServicePace,
  { signal, onSilence }: ServiceCall,
): Promise<Envelope> {
  const began = Date.now();
  for (;;) {
    throwIfCancelled(signal);
    const answer = await askOnce(`${address}${path}`, request, pace, signal);
    if ('code' in answer) return answer;
    const seconds = Math.round((Date.now() - began) / 1000);
    if (Date.now() - began >= pace.bootMs) {
      throw answer.answered
        ? heygemAnswer({ address, said: answer.reason })
        : heygemUnreachable({ address, seconds, reason: answer.reason });
    }
    onSilence?.();
    await pause(pace.pollMs, signal);
  }
}

/** Waits, unless it is cancelled. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  throwIfCancelled(signal);
}

interface NoAnswer {
  readonly reason: string;
  /** Something answered, but not as HeyGem does. */
  readonly answered: boolean;
}

async function askOnce(
  url: string,
  request: RequestInit,
  { requestMs }: ServicePace,
  signal: AbortSignal | undefined,
): Promise<Envelope | NoAnswer> {
  const patience = AbortSignal.timeout(requestMs);
  let text: string;
  try {
    const how = { ...request, signal: signal ? AbortSignal.any([signal, patience]) : patience };
    // A redirect would carry the addresses of our files elsewhere.
    const response = await fetch(url, { ...how, redirect: 'manual' });
    text = (await readStart(response)) || `HTTP ${response.status}`;
  } catch (error) {
    throwIfCancelled(signal);
    return { reason: messageOf(error instanceof Error && error.cause ? error.cause : error), answered: false };
  }
  try {
    const answer = JSON.parse(text) as Envelope;
    if (typeof answer?.code === 'number') return answer;
  } catch {
    // A page of some other server, or of the web server in front.
  }
  return { reason: text.replaceAll(/\s+/g, ' ').trim().slice(0, 120), answered: true };
}

/** Answers of the service have some hundred bytes. */
const mostAnswerBytes = 1 << 20;

/** The beginning of an answer: what comes after it may have no end. */
async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= mostAnswerBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}
