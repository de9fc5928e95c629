import type { RunEvent } from '@talkgraph/engine';

/** How often the memory is looked at while nodes run: a film takes much longer to render. */
const lookEveryMs = 200;
/** To ask takes a while, and a run may have thousands of nodes that take no time at all. */
const staleAfterMs = 20;

/** Notes with each finished node how much resident memory this process had at most while it ran. */
export class NodeMemory {
  readonly #peaks = new Map<string, number>();
  readonly #measure: () => number;
  #timer: NodeJS.Timeout | undefined;
  #last = { bytes: 0, at: Number.NEGATIVE_INFINITY };

  constructor(measure: () => number = () => process.memoryUsage.rss()) {
    this.#measure = measure;
  }

  /** The event, with the memory where it is the end of a node that ran. */
  noted(event: RunEvent): RunEvent {
    if (event.kind === 'node-started') {
      this.#peaks.set(event.node, this.#peaks.get(event.node) ?? 0);
      this.#timer ??= setInterval(() => this.#look(), lookEveryMs).unref();
    }
    if (event.kind === 'node-failed' || event.kind === 'node-skipped') this.#end(event.node);
    if (event.kind !== 'node-done' || !event.ran) return event;
    this.#look();
    const memoryBytes = this.#peaks.get(event.node) || this.#last.bytes;
    this.#end(event.node);
    return { ...event, memoryBytes };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#peaks.clear();
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#last.at >= staleAfterMs) this.#last = { bytes: this.#measure(), at: now };
    for (const [node, peak] of this.#peaks) this.#peaks.set(node, Math.max(peak, this.#last.bytes));
  }

  #end(node: string): void {
    this.#peaks.delete(node);
    if (this.#peaks.size === 0) this.close();
  }
}
