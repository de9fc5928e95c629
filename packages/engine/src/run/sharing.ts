import type { LiveNode } from './live-node.js';

/** Nodes that wait for an equal one that is under way, to share its result. */
export class Sharing {
  readonly #waiting = new Map<string, LiveNode[]>();

  /** Whether the node has to run itself; otherwise it is kept until the one that runs has ended. */
  mayStart(live: LiveNode): boolean {
    if (live.key === undefined) return true;
    const waiting = this.#waiting.get(live.key);
    if (waiting === undefined) this.#waiting.set(live.key, []);
    else waiting.push(live);
    return waiting === undefined;
  }

  /** The nodes that waited for this one. */
  ended({ key }: LiveNode): readonly LiveNode[] {
    if (key === undefined) return [];
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    return waiting;
  }
}
