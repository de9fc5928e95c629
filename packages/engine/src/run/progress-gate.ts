import type { ProgressReport } from '../definition/node-context.js';

/** At most about ten reports a second for each node shown. */
const leastMs = 100;

interface Shown {
  at: number;
  complete: boolean;
  held: ProgressReport | undefined;
}

/** Lets the first, the complete and the last report of each node through at once, and some of those between. */
export class ProgressGate {
  readonly #send: (report: ProgressReport) => void;
  readonly #shown = new Map<string | undefined, Shown>();

  constructor(send: (report: ProgressReport) => void) {
    this.#send = send;
  }

  report(report: ProgressReport): void {
    // NaN cannot be sent as JSON, and says nothing.
    if (!Number.isFinite(report.done) || !Number.isFinite(report.total)) return;
    const shown = this.#shown.get(report.node);
    const now = performance.now();
    const complete = report.done >= report.total;
    if (shown !== undefined && now - shown.at < leastMs && (shown.complete || !complete)) {
      shown.held = report;
      return;
    }
    this.#shown.set(report.node, { at: now, complete, held: undefined });
    this.#send(report);
  }

  /** Sends what is held back. */
  flush(): void {
    for (const shown of this.#shown.values()) if (shown.held !== undefined) this.#send(shown.held);
    this.#shown.clear();
  }
}
