import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ComfyWorkflow } from '../comfy-workflow.js';
import { StandInQueue, type StandInWork } from './stand-in-queue.js';

export type { StandInJob } from './stand-in-queue.js';

export interface StandInOptions {
  /** Versions of before 2025 give ids of their own. */
  readonly keepsPromptIds?: boolean;
  readonly keepsStatus?: boolean;
  /** Wanted as `Authorization: Bearer …`. */
  readonly token?: string;
  readonly uploadLimitBytes?: number;
  /** A proxy that lets no sockets through. */
  readonly withoutSockets?: boolean;
}

/** A server that speaks ComfyUI's API and does what a test says, also what ours never does. */
export interface ComfyUiStandIn {
  readonly url: string;
  /** What was uploaded, by name. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  /** What it hands out, by `type/subfolder/name`. */
  readonly files: Map<string, Buffer>;
  /** The prompts that were taken, in order. */
  readonly prompts: readonly {
    readonly id: string;
    readonly workflow: ComfyWorkflow;
    readonly body: Record<string, unknown>;
  }[];
  readonly interrupts: readonly unknown[];
  /** What is told to be wrong with prompts that are taken all the same. */
  nodeErrors: object;
  /** How a prompt is worked at. */
  work: StandInWork;
  /** What goes wrong with a request: a status with a body, a connection that is dropped before or after the work is done. */
  fault: (request: { method: string; path: string; count: number }) => Fault | undefined;
  /** Cuts all sockets off. */
  dropSockets(): void;
  /** Forgets queue and history, as a restart does. */
  forget(): void;
  /** Puts somebody else's prompt into the queue. */
  addOther(workflow: ComfyWorkflow): string;
  close(): Promise<void>;
}

type Fault = { readonly status: number; readonly body?: object | string } | 'drop' | 'drop-after';

/** Starts one on a free port of this machine. */
export async function startComfyUiStandIn(options: StandInOptions = {}): Promise<ComfyUiStandIn> {
  const sockets = new Map<string, WebSocket>();
  const send = (clientId: string, message: object | Buffer) =>
    sockets.get(clientId)?.send(Buffer.isBuffer(message) ? message : JSON.stringify(message));
  const queue = new StandInQueue(() => standIn.work, send, options.keepsStatus ?? true);
  const nodeErrors = () => standIn.nodeErrors;
  const state: State = {
    options,
    queue,
    nodeErrors,
    uploads: new Map(),
    files: new Map(),
    prompts: [],
    interrupts: [],
  };
  const server = createServer(answering(state, (request) => standIn.fault(request)));
  listenForSockets(server, options, sockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const standIn: ComfyUiStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads: state.uploads,
    files: state.files,
    prompts: state.prompts,
    interrupts: state.interrupts,
    nodeErrors: {},
    work: async () => ({}),
    fault: () => undefined,
    dropSockets: () => {
      for (const socket of sockets.values()) socket.terminate();
    },
    forget: () => queue.forget(),
    addOther(workflow) {
      const id = randomUUID();
      queue.add(id, workflow, { client_id: 'somebody' });
      return id;
    },
    async close() {
      queue.forget();
      server.closeAllConnections();
      for (const socket of sockets.values()) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

/** Answers requests one by one, as far as nothing is made to go wrong. */
function answering(state: State, faultOf: ComfyUiStandIn['fault']) {
  const counts = new Map<string, number>();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname: path } = new URL(request.url ?? '/', 'http://x');
    const key = `${request.method} ${path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const fault = faultOf({ method: request.method ?? '', path, count: counts.get(key) ?? 0 });
    if (fault === 'drop') return void request.socket.destroy();
    answer(state, request, fault).then(
      ({ status, body }) => {
        if (fault === 'drop-after') return void request.socket.destroy();
        const isBytes = Buffer.isBuffer(body);
        response.writeHead(status, { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' });
        response.end(isBytes || typeof body === 'string' ? body : JSON.stringify(body ?? {}));
      },
      () => end(response, 500),
    );
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}

function listenForSockets(
  server: ReturnType<typeof createServer>,
  { withoutSockets, token }: StandInOptions,
  sockets: Map<string, WebSocket>,
): void {
  const wss = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const isLetIn = token === undefined || request.headers.authorization === `Bearer ${token}`;
    if (withoutSockets || !isLetIn || pathname !== '/ws') return void socket.destroy();
    wss.handleUpgrade(request, socket, head, (opened) => {
      const clientId = searchParams.get('clientId') ?? randomUUID();
      sockets.set(clientId, opened);
      opened.send(
        JSON.stringify({ type: 'status', data: { status: { exec_info: { queue_remaining: 0 } }, sid: clientId } }),
      );
      opened.on('close', () => sockets.get(clientId) === opened && sockets.delete(clientId));
    });
  });
}

interface State {
  readonly options: StandInOptions;
  readonly queue: StandInQueue;
  nodeErrors(): object;
  readonly uploads: Map<string, Buffer>;
  readonly files: Map<string, Buffer>;
  readonly prompts: { id: string; workflow: ComfyWorkflow; body: Record<string, unknown> }[];
  readonly interrupts: unknown[];
}

interface Answer {
  readonly status: number;
  readonly body?: object | string | Buffer;
}

async function answer(state: State, request: IncomingMessage, fault: Fault | undefined): Promise<Answer> {
  const { options, queue } = state;
  const body = Buffer.concat(await request.toArray());
  if (typeof fault === 'object') return fault;
  if (options.token !== undefined && request.headers.authorization !== `Bearer ${options.token}`)
    return { status: 401 };
  const url = new URL(request.url ?? '/', 'http://x');
  const json = () => JSON.parse(body.toString('utf8') || '{}') as Record<string, unknown>;
  const key = `${request.method} ${url.pathname}`;
  if (key === 'POST /upload/image') return takeUpload(state, request, body);
  if (key === 'POST /prompt') return takePrompt(state, json());
  if (key === 'POST /interrupt') return interrupt(state, json());
  if (key === 'GET /queue') {
    const running = queue.running ? [queue.shown(queue.running)] : [];
    return {
      status: 200,
      body: { queue_running: running, queue_pending: queue.pending.map((item) => queue.shown(item)) },
    };
  }
  if (key === 'POST /queue') {
    const { delete: ids = [] } = json() as { delete?: string[] };
    queue.pending = queue.pending.filter(({ id }) => !ids.includes(id));
    return { status: 200 };
  }
  if (key === 'GET /history') return { status: 200, body: Object.fromEntries(queue.history) };
  if (url.pathname.startsWith('/history/')) {
    const id = url.pathname.slice('/history/'.length);
    return { status: 200, body: queue.history.has(id) ? { [id]: queue.history.get(id) } : {} };
  }
  if (key === 'GET /view') {
    const { type, subfolder, filename } = Object.fromEntries(url.searchParams);
    const file = state.files.get([type, subfolder, filename].join('/'));
    return file ? { status: 200, body: file } : { status: 404 };
  }
  return { status: 404 };
}

async function takeUpload(state: State, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const limit = state.options.uploadLimitBytes ?? Number.POSITIVE_INFINITY;
  if (body.length > limit) return { status: 413, body: 'Maximum request body size exceeded' };
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const file = (await new Response(body, { headers }).formData()).get('image');
  if (!(file instanceof Blob)) return { status: 400 };
  const { name } = file as File;
  state.uploads.set(name, Buffer.from(await file.arrayBuffer()));
  return { status: 200, body: { name, subfolder: '', type: 'input' } };
}

function takePrompt(state: State, body: Record<string, unknown>): Answer {
  const {
    prompt,
    prompt_id: asked,
    client_id,
    extra_data,
  } = body as {
    prompt: ComfyWorkflow;
    prompt_id?: string;
    client_id?: string;
    extra_data?: object;
  };
  const id = state.options.keepsPromptIds === false || asked === undefined ? randomUUID() : asked;
  state.prompts.push({ id, workflow: prompt, body });
  const number = state.queue.add(id, prompt, { ...extra_data, client_id });
  return { status: 200, body: { prompt_id: id, number, node_errors: state.nodeErrors() } };
}

/** Versions of before 2025 stop whatever runs. */
function interrupt({ queue, options, interrupts }: State, body: Record<string, unknown>): Answer {
  interrupts.push(body);
  const { running } = queue;
  if (running && (options.keepsPromptIds === false || running.id === body.prompt_id)) running.controller.abort();
  return { status: 200 };
}
