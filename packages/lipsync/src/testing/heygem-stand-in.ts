import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '@talkgraph/errors';
import { type FaceWork, makeFaceFilm } from './heygem-face-work.js';

/** What a task was submitted with. */
export type SubmittedTask = Readonly<Record<string, unknown>> & { readonly code: string };

export interface HeygemStandInOptions {
  /** The host's folder that is mounted into the container. */
  readonly folder: string;
  /** Where the container has it. */
  readonly containerFolder?: string;
  /** 0 by default: any free one. */
  readonly port?: number;
  /** Nobody listens before; the real one sleeps for 15 s. */
  readonly listensAfter?: Promise<void>;
  /** How long a task works before it gives up with "no final result"; the real one takes 600 s. */
  readonly abortMs?: number;
  /** Ends a task with this text, as `存在多人脸`. */
  readonly fails?: (task: SubmittedTask) => string | undefined;
  /** Kept waiting before the film is made, at 20 % (the place where real ones get stuck). */
  readonly pauseAt20?: (task: SubmittedTask) => Promise<void>;
  /** Answers a request in its stead, or cuts the connection; true where it did. */
  readonly misbehave?: (path: string, response: ServerResponse) => boolean;
  /** The connection breaks while the one answer that tells the end of a task is on its way. */
  readonly losesEnd?: boolean;
  /** Only the first seconds of a template are ever used, as some builds for newer cards do. */
  readonly templateSeconds?: number;
  /** Frames that are missing at the end of results. */
  readonly missingFrames?: number;
  /** A folder in which what was seen of templates is kept, so that the next task with the same one is done sooner. */
  readonly memory?: string;
}

/** A running stand-in of HeyGem's face2face service. */
export interface HeygemStandIn extends AsyncDisposable {
  readonly address: string;
  readonly submitted: readonly SubmittedTask[];
  /** Codes that were asked about, in order. */
  readonly queried: readonly string[];
  /** Forgets every task, as a container does that is restarted. Files stay. */
  restart(): void;
  /** Resolves when a task is no longer worked on, whether anybody asks about it or not. */
  idle(): Promise<void>;
}

interface Task {
  readonly code: string;
  status: 1 | 2 | 3;
  progress: number;
  text: string;
  result: string;
}

/**
 * Does what the face2face service does, for tests, with its traps: one task at a time, and `busy` is a success; the number
 * 10000 for a message; the first answer that tells the end of a task is the last; no way to cancel; files that are named by the
 * container's paths or fetched from addresses; rates rounded to whole frames; lengths of anything but WAV misread; a filter
 * over the whole picture that nobody asked for. The mouths it makes move: our own renderer draws them.
 */
export async function startHeygemStandIn(options: HeygemStandInOptions): Promise<HeygemStandIn> {
  const service = new Face2Face(options);
  const server = createServer((request, response) => service.queue(request, response));
  await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  if (options.listensAfter) {
    // Its address is known before anybody listens there.
    await new Promise((resolve) => server.close(resolve));
    void options.listensAfter.then(() => server.listen(port, '127.0.0.1'));
  }
  return {
    address: `http://127.0.0.1:${port}`,
    submitted: service.submitted,
    queried: service.queried,
    restart: () => service.restart(),
    idle: () => service.idle(),
    async [Symbol.asyncDispose]() {
      service.restart();
      server.closeAllConnections();
      server.close();
      await service.idle();
    },
  };
}

class Face2Face {
  readonly submitted: SubmittedTask[] = [];
  readonly queried: string[] = [];
  readonly #options: HeygemStandInOptions;
  readonly #tasks = new Map<string, Task>();
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: HeygemStandInOptions) {
    this.#options = options;
  }

  /** Flask without threads: one request after the other. */
  queue(request: IncomingMessage, response: ServerResponse): void {
    this.#last = this.#last.then(() => this.#answer(request, response)).catch(() => void response.destroy());
  }

  restart(): void {
    this.#running?.stop.abort();
    this.#running = undefined;
    this.#tasks.clear();
  }

  async idle(): Promise<void> {
    await this.#running?.done;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://service');
    if (this.#options.misbehave?.(pathname, response)) return;
    if (pathname === '/easy/submit') send(response, this.#submit(await bodyOf(request)));
    else if (pathname === '/easy/query') this.#sendState(searchParams.get('code') ?? '', response);
    else void response.writeHead(404).end('<!doctype html><title>404 Not Found</title>');
  }

  #submit(task: Readonly<Record<string, unknown>>): object {
    for (const field of ['audio_url', 'video_url', 'code']) {
      if (!task[field]) return { code: 10_002, success: false, msg: `${field}参数缺失`, data: {} };
    }
    if (this.#running) return { code: 10_001, success: true, msg: '忙碌中', data: {} };
    const submitted = task as SubmittedTask;
    this.submitted.push(submitted);
    const stop = new AbortController();
    this.#running = { stop, done: this.#work(submitted, stop) };
    return { code: 10_000, success: true, msg: 10_000, data: {} };
  }

  #sendState(code: string, response: ServerResponse): void {
    const isEnd = (this.#tasks.get(code)?.status ?? 1) !== 1;
    const answer = this.#query(code);
    if (isEnd && this.#options.losesEnd) response.destroy();
    else send(response, answer);
  }

  #query(code: string): object {
    this.queried.push(code);
    const task = this.#tasks.get(code);
    if (!task) return { code: 10_004, success: true, msg: '任务不存在', data: {} };
    const { status, progress, result, text } = task;
    if (status !== 1) this.#tasks.delete(code);
    return { code: 10_000, success: true, msg: '', data: { code, status, progress, result, msg: text } };
  }

  async #work(submitted: SubmittedTask, stop: AbortController): Promise<void> {
    const { folder, containerFolder = '/code/data', abortMs = 600_000, fails, pauseAt20 } = this.#options;
    const task: Task = { code: submitted.code, status: 1, progress: 0, text: '', result: '' };
    this.#tasks.set(task.code, task);
    const work: FaceWork = {
      ...{ folder, containerFolder, signal: stop.signal },
      ...{ code: task.code, audioUrl: String(submitted.audio_url), videoUrl: String(submitted.video_url) },
      pingPong: submitted.pn !== 0,
      templateSeconds: this.#options.templateSeconds,
      missingFrames: this.#options.missingFrames ?? 0,
      memory: this.#options.memory,
      async onStep(progress, text) {
        Object.assign(task, { progress, text });
        if (progress === 20) await pauseAt20?.(submitted);
      },
    };
    try {
      // Whoever submits is answered before anything is done.
      await wait(0);
      const refusal = fails?.(submitted);
      if (refusal !== undefined) throw new TypeError(refusal);
      const tooLong = wait(abortMs, undefined, { signal: stop.signal }).then(() => 'no final result');
      tooLong.catch(() => {});
      const ended = await Promise.race([makeFaceFilm(work).then((result) => ({ result })), tooLong]);
      if (typeof ended === 'string') throw new TypeError(ended);
      Object.assign(task, { status: 2, progress: 100, text: '任务完成', ...ended });
    } catch (error) {
      Object.assign(task, { status: 3, text: messageOf(error) });
    } finally {
      stop.abort();
      if (this.#running?.stop === stop) this.#running = undefined;
    }
  }
}

function send(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

/** The service reads the bytes as JSON, whatever they are called. */
async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Readonly<Record<string, unknown>>;
}
