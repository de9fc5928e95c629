import { nativeEvent } from '@talkgraph/protocol';
import type { DispatchedEvent, Dispatcher, DispatcherNotice } from '@talkgraph/runtime';
import { showLine } from '../ops/show-line.js';
import { showQueue } from '../ops/show-queue.js';
import type { LogLine, ServerServices } from '../server-services.js';
import { type FeedClient, type Frame, frameOf } from './feed-client.js';
import { Thinned } from './thinned.js';

/** Events read from the store at once. */
const pageSize = 500;
/** RFC 6455's "going away". */
const goingAway = 1001;

type FeedServices = Pick<ServerServices, 'logs' | 'version'> & {
  readonly dispatcher: Pick<Dispatcher, 'events' | 'onEvent' | 'onNotice' | 'paused' | 'queuedIds' | 'sequence'>;
};

/** Tells pages what happens in all runs, in the queue, and in the log. */
export class EventFeed {
  readonly #services: FeedServices;
  readonly #clients = new Set<FeedClient>();
  readonly #thinned = new Thinned<Frame>((frame) => this.#tell(frame));
  readonly #stop: (() => void)[];

  constructor(services: FeedServices) {
    this.#services = services;
    const { dispatcher, logs } = services;
    this.#stop = [
      dispatcher.onEvent((event) => this.#onEvent(event)),
      dispatcher.onNotice((notice) => this.#onNotice(notice)),
      logs.onLine((line) => this.#onLine(line)),
    ];
  }

  /** A page has connected. With `since` it is told what was stored after that place, then everything as it happens. */
  async add(client: FeedClient, since?: number): Promise<void> {
    this.#clients.add(client);
    const { dispatcher, logs, version } = this.#services;
    const queue = await showQueue(dispatcher);
    const { sequence } = dispatcher;
    client.tellNow(frameOf({ type: 'hello', data: { version, sequence, queue } }));
    if (client.wantsLog) for (const line of logs.recent()) client.tellNow(lineFrame(line));
    // A page that followed another home asks for a place that is not reached yet.
    const last = since === undefined ? sequence : await this.#replay(client, Math.min(since, sequence));
    client.goLive(last);
  }

  /** A page has gone. */
  remove(client: FeedClient): void {
    client.gone();
    this.#clients.delete(client);
  }

  /** Disconnects everybody and stops listening. */
  close(): void {
    for (const stop of this.#stop) stop();
    this.#thinned.close();
    for (const client of this.#clients) client.close(goingAway, 'the server is stopping');
    this.#clients.clear();
  }

  async #replay(client: FeedClient, since: number): Promise<number> {
    let last = since;
    for (;;) {
      const page = await this.#services.dispatcher.events({ since: last, limit: pageSize });
      for (const event of page) client.tellNow(frameOf({ type: 'event', data: nativeEvent(event) }));
      last = page.at(-1)?.sequence ?? last;
      await client.taken();
      if (page.length < pageSize || client.closed) return last;
    }
  }

  #onEvent(event: DispatchedEvent): void {
    if (this.#clients.size === 0) return;
    const { kind } = event.event;
    const data = nativeEvent(event);
    if (kind === 'node-progress' || kind === 'node-preview') {
      this.#thinned.add(keyOf(event.runId, event.event.node, kind), frameOf({ type: 'event', data }, true));
      return;
    }
    // What was held back is told before the node's end, also of the nodes whose parts of a film it rendered.
    if (kind === 'run-done') this.#thinned.end(keyOf(event.runId));
    else if (kind === 'node-done' || kind === 'node-failed') this.#thinned.flush(keyOf(event.runId));
    this.#tell(frameOf({ type: 'event', data }));
  }

  #onNotice(notice: DispatcherNotice): void {
    if (this.#clients.size === 0) return;
    const frame = frameOf({ type: 'notice', data: notice });
    if (notice.kind === 'run-changed') this.#tell(frame);
    else this.#thinned.add(`notice ${notice.kind}`, frame);
  }

  #onLine(line: LogLine): void {
    const readers = [...this.#clients].filter(({ wantsLog }) => wantsLog);
    if (readers.length === 0) return;
    const frame = lineFrame(line);
    for (const client of readers) client.tell(frame);
  }

  #tell(frame: Frame): void {
    for (const client of this.#clients) client.tell(frame);
  }
}

/** Ids of nodes may hold anything, so they stand last. */
function keyOf(runId: string, node?: string, kind = ''): string {
  return node === undefined
    ? `run ${JSON.stringify(runId)}`
    : `run ${JSON.stringify(runId)}${JSON.stringify(node)}${kind}`;
}

function lineFrame(line: LogLine): Frame {
  return frameOf({ type: 'log', data: showLine(line) });
}
