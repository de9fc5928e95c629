import type { RunEvent } from '@talkgraph/engine';
import type { DispatchedEvent, DispatcherNotice } from '@talkgraph/runtime';

/** The part of a dispatcher that sockets listen to: events are stored under sequence numbers, then published. */
export class EventDesk {
  readonly stored: DispatchedEvent[] = [];
  queueLength = 0;
  /** Called when a page of events is read, before it is answered. */
  onRead: (() => void) | undefined;
  readonly #listeners = new Set<(event: DispatchedEvent) => void>();
  readonly #noticeListeners = new Set<(notice: DispatcherNotice) => void>();

  happen(runId: string, clientId: string | undefined, event: RunEvent): void {
    const kept = event.kind !== 'node-progress' && event.kind !== 'node-preview';
    const told: DispatchedEvent = {
      runId,
      at: this.stored.length,
      event,
      ...(clientId !== undefined && { clientId }),
      ...(kept && { sequence: this.stored.length + 1 }),
    };
    if (kept) this.stored.push(told);
    for (const listener of this.#listeners) listener(told);
  }

  notify(notice: DispatcherNotice): void {
    for (const listener of this.#noticeListeners) listener(notice);
  }

  get sequence(): number {
    return this.stored.length;
  }

  readonly paused = false;

  async queuedIds(): Promise<{ readonly running: readonly string[]; readonly pending: readonly string[] }> {
    return { running: [], pending: [] };
  }

  remaining(): number {
    return this.queueLength;
  }

  async events({ since = 0, limit = 1000 }: { since?: number; limit?: number }): Promise<readonly DispatchedEvent[]> {
    const page = this.stored.slice(since, since + limit);
    this.onRead?.();
    return page;
  }

  onEvent(listener: (event: DispatchedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onNotice(listener: (notice: DispatcherNotice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => void this.#noticeListeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size + this.#noticeListeners.size;
  }
}
