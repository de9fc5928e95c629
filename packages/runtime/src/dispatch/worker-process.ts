import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Logger } from '@talkgraph/engine';
import type { FromWorker, ToWorker, WorkerBatch } from '../ipc/worker-message.js';

/** How a worker is started. It gets the home's folder as its last argument and an IPC channel. */
export interface WorkerCommand {
  /** The path of the worker's program. */
  readonly module: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** What a worker process is given. */
export interface WorkerProcessOptions {
  readonly command: WorkerCommand;
  /** The home's folder. */
  readonly home: string;
  readonly log: Logger;
  /** Called with batch after batch; the worker goes on sending when the promise is kept. */
  readonly onMessages: (messages: readonly FromWorker[]) => Promise<void>;
  /** Called once, when the process has ended and its last message was dealt with. */
  readonly onEnd: (reason: string) => void;
}

/** What Node.js and V8 print below the reason of their end: `-----`, `#  `, ` 1: 0x…`, `    at …`. */
const stackLine = /^(-{4,}|<---|#|\s*\d+: |\s+at |\[\d+:0x)/;

/** How long a worker may take to end by itself after the channel was closed. */
const stopGraceMs = 2000;

/** One worker process and the channel to it. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #log: Logger;
  #lastLine = '';
  #handled: Promise<void> = Promise.resolve();
  readonly #ended: Promise<void>;

  constructor(options: WorkerProcessOptions) {
    const { command, home } = options;
    // Structured clone instead of JSON, because previews carry bytes.
    this.#child = fork(command.module, [...(command.args ?? []), home], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      env: { ...process.env, ...command.env },
    });
    this.#log = options.log.child({ pid: this.#child.pid });
    this.#child.on('message', (batch: WorkerBatch) => this.#receive(batch, options.onMessages));
    this.#followOutput();
    this.#ended = this.#untilEnded().then(options.onEnd);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a message; one to a process that is ending is lost, and its end is reported anyway. */
  send(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Ends the process: it leaves by itself when the channel closes, or is killed a little later. */
  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.kill(), stopGraceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  #receive(batch: WorkerBatch, onMessages: WorkerProcessOptions['onMessages']): void {
    this.#handled = this.#handled
      .then(() => onMessages(batch.messages))
      .catch((error: unknown) => this.#log.error('a message of a worker could not be dealt with', { error }))
      .then(() => this.send({ kind: 'stored', batch: batch.batch }));
  }

  /** Native libraries write to the standard streams; the last line often says why a process died. */
  #followOutput(): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (line.trim() === '') return;
        if (!stackLine.test(line)) this.#lastLine = line.slice(0, 500);
        this.#log.debug('worker output', { line });
      });
    }
  }

  async #untilEnded(): Promise<string> {
    const gone = once(this.#child, 'disconnect').catch(() => undefined);
    const reason = await new Promise<string>((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    // Messages that were under way are still read until the channel reports its end.
    if (this.#child.connected) await gone;
    await this.#handled;
    return this.#lastLine === '' ? reason : `${reason}: ${this.#lastLine}`;
  }
}
