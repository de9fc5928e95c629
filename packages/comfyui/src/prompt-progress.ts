import type { ComfyMessage } from './event-socket.js';

/** How far a prompt is. */
export interface RemoteProgress {
  /** 0 to 1: nodes that are done, and a part of the one that runs. */
  readonly share: number;
  /** The node that runs now. */
  readonly node?: string;
}

/** Adds up what the server tells of a prompt. Every node counts the same, since nobody knows how long each will take. */
export class PromptProgress {
  readonly #promptId: string;
  readonly #nodes: ReadonlySet<string>;
  readonly #done = new Set<string>();
  #node: string | undefined;
  #part = 0;

  constructor(promptId: string, nodeIds: readonly string[]) {
    this.#promptId = promptId;
    this.#nodes = new Set(nodeIds);
  }

  /** Whether the message says that the prompt has come to its end, however. */
  endsWith({ type, data }: ComfyMessage): boolean {
    if (data.prompt_id !== this.#promptId) return false;
    return (
      ['execution_success', 'execution_error', 'execution_interrupted'].includes(type) ||
      (type === 'executing' && data.node === null)
    );
  }

  /** Takes a message in; answers how far it is now, or undefined where the message says nothing of that. */
  take({ type, data }: ComfyMessage): RemoteProgress | undefined {
    // Versions of before 2024 leave the id out of some messages, which only their client gets.
    if (data.prompt_id !== undefined && data.prompt_id !== this.#promptId) return undefined;
    if (type === 'execution_cached' && Array.isArray(data.nodes)) {
      for (const id of data.nodes) this.#finish(String(id));
    } else if (type === 'executing' && typeof data.node === 'string') {
      this.#finish(this.#node);
      this.#node = data.node;
      this.#part = 0;
    } else if (type === 'progress' && typeof data.value === 'number' && typeof data.max === 'number') {
      if (typeof data.node === 'string') this.#node = data.node;
      this.#part = data.max > 0 ? Math.min(1, data.value / data.max) : 0;
    } else {
      return undefined;
    }
    const share = Math.min(1, (this.#done.size + this.#part) / Math.max(1, this.#nodes.size));
    return { share, ...(this.#node !== undefined && { node: this.#node }) };
  }

  #finish(id: string | undefined): void {
    if (id !== undefined && this.#nodes.has(id)) this.#done.add(id);
  }
}
