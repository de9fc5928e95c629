import { type RunMessage, RunNarrator, type ServerMessage, type Telling } from '@talkgraph/protocol';
import type { DispatchedEvent, Dispatcher } from '@talkgraph/runtime';
import { logEntry, logSize } from '../comfy/log-entry.js';
import { serverFeatures } from '../comfy/server-features.js';
import type { LogLine, ServerServices } from '../server-services.js';
import type { ClientSocket } from './client-socket.js';
import { replayEvents } from './replay-events.js';

/** Some clients take a socket for dead after ten quiet seconds. */
const heartbeatMs = 4000;
/** RFC 6455's "going away". */
const goingAway = 1001;

interface HubServices extends Pick<ServerServices, 'logs'> {
  readonly dispatcher: Pick<Dispatcher, 'events' | 'onEvent' | 'onNotice' | 'remaining'>;
  readonly options: Pick<ServerServices['options'], 'uploadLimitBytes'>;
}

/** Knows the connected clients and tells each what concerns it: events of its runs, the queue's length, log lines. */
export class SocketHub {
  readonly #services: HubServices;
  readonly #sockets = new Map<string, Set<ClientSocket>>();
  readonly #narrators = new Map<string, { readonly narrator: RunNarrator; readonly clientId: string | undefined }>();
  readonly #logClients = new Set<string>();
  readonly #stop: (() => void)[];
  #flushTimer: NodeJS.Timeout | undefined;

  constructor(services: HubServices) {
    this.#services = services;
    const { dispatcher, logs } = services;
    const heartbeat = setInterval(() => this.#broadcast(this.#status()), heartbeatMs).unref();
    this.#stop = [
      dispatcher.onEvent((event) => this.#onEvent(event)),
      dispatcher.onNotice(({ kind }) => {
        if (kind === 'queue-changed') this.#broadcast(this.#status());
      }),
      logs.onLine((line) => this.#onLogLine(line)),
      () => clearInterval(heartbeat),
    ];
  }

  /** A client has connected. With `since` it is told what was stored after that place before anything else. */
  async add(socket: ClientSocket, since?: number): Promise<void> {
    const group = this.#sockets.get(socket.clientId) ?? new Set();
    this.#sockets.set(socket.clientId, group.add(socket));
    socket.send(this.#status(socket.clientId));
    if (since !== undefined) await replayEvents(this.#services.dispatcher, socket, since);
    else for (const message of this.#executing(socket.clientId)) socket.send(message);
  }

  /** A client has gone. Other sockets of the same client id stay. */
  remove(socket: ClientSocket): void {
    socket.gone();
    const group = this.#sockets.get(socket.clientId);
    group?.delete(socket);
    if (group?.size === 0) this.#sockets.delete(socket.clientId);
  }

  /** A client has said something; only its feature flags matter. Anything else is passed over. */
  receive(socket: ClientSocket, text: string): void {
    const features = readFeatureFlags(text);
    if (!features) return;
    socket.features = features;
    socket.send({ type: 'feature_flags', data: serverFeatures(this.#services.options) });
  }

  /** Whether the sockets of a client, present and future, are told of new log lines. */
  subscribeToLogs(clientId: string, wanted: boolean): void {
    if (wanted && this.#sockets.has(clientId)) this.#logClients.add(clientId);
    else this.#logClients.delete(clientId);
  }

  /** Disconnects everybody and stops listening. */
  close(): void {
    for (const stop of this.#stop) stop();
    clearTimeout(this.#flushTimer);
    for (const socket of this.#all()) socket.close(goingAway, 'the server is stopping');
    this.#sockets.clear();
  }

  #onEvent(event: DispatchedEvent): void {
    const known = this.#narrators.get(event.runId);
    const entry = known ?? { narrator: new RunNarrator(event.runId), clientId: event.clientId };
    if (event.event.kind === 'run-done') this.#narrators.delete(event.runId);
    else if (!known) this.#narrators.set(event.runId, entry);
    this.#tell(entry.clientId, event.sequence, entry.narrator.tell(event));
    this.#planFlush();
  }

  #tell(clientId: string | undefined, sequence: number | undefined, tellings: readonly Telling[]): void {
    if (clientId !== undefined) {
      for (const socket of this.#sockets.get(clientId) ?? []) socket.tell(sequence, tellings);
      return;
    }
    // A run that belongs to nobody: everybody sees how far it is, as in ComfyUI, and nobody takes it for their own.
    const shared = tellings.filter(({ kind }) => kind === 'progress');
    if (shared.length > 0) for (const socket of this.#all()) socket.tell(sequence, shared);
  }

  #planFlush(): void {
    if (this.#flushTimer) return;
    const due = [...this.#narrators.values()].flatMap(({ narrator: { dueAt } }) =>
      dueAt === undefined ? [] : [dueAt],
    );
    if (due.length === 0) return;
    const wait = Math.max(0, Math.min(...due) - Date.now());
    this.#flushTimer = setTimeout(() => this.#flush(), wait).unref();
  }

  #flush(): void {
    this.#flushTimer = undefined;
    const now = Date.now();
    for (const { narrator, clientId } of this.#narrators.values()) {
      if (narrator.dueAt !== undefined && narrator.dueAt <= now) this.#tell(clientId, undefined, narrator.flush(now));
    }
    this.#planFlush();
  }

  /** What a client that has just come should show as running. */
  #executing(clientId: string): RunMessage[] {
    return [...this.#narrators.values()]
      .filter((entry) => entry.clientId === clientId)
      .flatMap(({ narrator: { executing } }) => (executing ? [executing] : []));
  }

  #onLogLine(line: LogLine): void {
    if (this.#logClients.size === 0) return;
    const message: ServerMessage = { type: 'logs', data: { entries: [logEntry(line)], size: logSize } };
    for (const clientId of this.#logClients) {
      const group = this.#sockets.get(clientId);
      if (!group) this.#logClients.delete(clientId);
      for (const socket of group ?? []) socket.send(message);
    }
  }

  #status(sid?: string): ServerMessage {
    const exec_info = { queue_remaining: this.#services.dispatcher.remaining() };
    return { type: 'status', data: { status: { exec_info }, ...(sid !== undefined && { sid }) } };
  }

  #broadcast(message: ServerMessage): void {
    for (const socket of this.#all()) socket.send(message);
  }

  *#all(): Iterable<ClientSocket> {
    for (const group of this.#sockets.values()) yield* group;
  }
}

function readFeatureFlags(text: string): Record<string, boolean> | undefined {
  try {
    const { type, data } = JSON.parse(text) as { type?: unknown; data?: unknown };
    return type === 'feature_flags' && typeof data === 'object' && data !== null
      ? (data as Record<string, boolean>)
      : undefined;
  } catch {
    return undefined;
  }
}
