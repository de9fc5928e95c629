import TinyQueue from 'tinyqueue';
import type { LiveNode } from './live-node.js';

/** Nodes that can run now, in the order in which they should: by place in the prompt, added nodes in their parent's. */
export class ReadyQueue {
  readonly #queue = new TinyQueue<LiveNode>([], (a, b) => a.rank - b.rank || a.order - b.order);

  push(node: LiveNode): void {
    this.#queue.push(node);
  }

  pop(): LiveNode | undefined {
    return this.#queue.pop();
  }
}
