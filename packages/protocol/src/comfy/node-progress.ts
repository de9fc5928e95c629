import type { NodeIdentity, RunEvent } from '@talkgraph/engine';
import type { NodeProgressState } from './messages.js';
import type { Telling } from './telling.js';

/** Milliseconds between two messages that only say how far nodes are. */
const progressIntervalMs = 250;

/**
 * Starts and ends of nodes are told at once as long as few nodes run or have changed, and only so often in a run: small
 * workflows are followed to the letter, large ones like progress. This keeps the traffic proportional to the number of
 * nodes, and small for each of them.
 */
const shortMessage = 4;
const promptMessages = 100;

/** How far the nodes of one run are, and what of it has not been told yet. */
export class NodeProgress {
  readonly #runId: string;
  readonly #running = new Map<string, { readonly type: string; state: NodeProgressState }>();
  /** Nodes that are done themselves, and whose part of a film another node renders now. */
  readonly #rendered = new Map<string, NodeProgressState>();
  readonly #changed = new Map<string, NodeProgressState>();
  /** Running nodes whose figures have changed: they get a `progress` message too. */
  readonly #counted = new Set<string>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #promptLeft = promptMessages;

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** When what is held back may be told, in milliseconds since 1970; undefined where nothing is held back. */
  get dueAt(): number | undefined {
    return this.#changed.size === 0 ? undefined : this.#toldAt + progressIntervalMs;
  }

  /** The nodes that run now, in the order they were started. */
  get running(): readonly {
    readonly node: string;
    readonly submitted: string;
    readonly type: string;
    readonly display: string;
  }[] {
    return [...this.#running.values()].map(({ type, state }) => ({
      node: state.node_id,
      submitted: state.real_node_id,
      type,
      display: state.display_node_id,
    }));
  }

  start(event: NodeIdentity & { readonly type: string }, at: number): readonly Telling[] {
    const state = this.#state(event, 0, 1, 'running');
    this.#running.set(event.node, { type: event.type, state });
    this.#changed.set(event.node, state);
    return this.#mayTell(at) ? this.tell(at) : [];
  }

  count(event: RunEvent & { readonly kind: 'node-progress' }, at: number): readonly Telling[] {
    const { done, total, stage, framesPerSecond, milliseconds } = event;
    const state = {
      ...this.#state(event, done, total, 'running'),
      ...(stage !== undefined && { stage }),
      ...(framesPerSecond !== undefined && { frames_per_second: framesPerSecond }),
      ...(milliseconds !== undefined && { milliseconds }),
    };
    const running = this.#running.get(event.node);
    if (running) {
      running.state = state;
      this.#counted.add(event.node);
    } else this.#rendered.set(event.node, state);
    this.#changed.set(event.node, state);
    return at - this.#toldAt >= progressIntervalMs ? this.tell(at) : [];
  }

  /** The figures of a node that were held back: they are told before the node's end. */
  tellCount(node: string): readonly Telling[] {
    return this.#counted.delete(node) ? [this.#countMessage(node)] : [];
  }

  isRunning(node: string): boolean {
    return this.#running.has(node);
  }

  /** A node has ended. Its start need not have been told: a client that comes back may have heard of it before. */
  end(identity: NodeIdentity, how: 'finished' | 'error', at: number, milliseconds?: number): readonly Telling[] {
    const { value, max } = this.#running.get(identity.node)?.state ?? { value: 0, max: 1 };
    this.#running.delete(identity.node);
    this.#changed.set(identity.node, {
      ...this.#state(identity, how === 'finished' ? max : value, max, how),
      ...(milliseconds !== undefined && { milliseconds }),
    });
    this.#endRendered();
    return this.#mayTell(at) ? this.tell(at) : [];
  }

  /** The film is there. Where another node renders one too, its next report puts the nodes concerned right again. */
  #endRendered(): void {
    for (const [node, state] of this.#rendered) this.#changed.set(node, { ...state, state: 'finished' });
    this.#rendered.clear();
  }

  /** Everything held back. */
  tell(at: number): readonly Telling[] {
    if (this.#changed.size === 0) return [];
    const counts = [...this.#counted].map((node) => this.#countMessage(node));
    const state: Telling = {
      kind: 'progress',
      runId: this.#runId,
      changed: [...this.#changed.values()],
      running: [...[...this.#running.values()].map(({ state }) => state), ...this.#rendered.values()].filter(
        ({ node_id }) => !this.#changed.has(node_id),
      ),
    };
    this.#changed.clear();
    this.#counted.clear();
    this.#toldAt = at;
    return [...counts, state];
  }

  #mayTell(at: number): boolean {
    if (at - this.#toldAt >= progressIntervalMs) return true;
    if (this.#changed.size + this.#running.size > shortMessage || this.#promptLeft === 0) return false;
    this.#promptLeft -= 1;
    return true;
  }

  #countMessage(node: string): Telling {
    const { value, max } = this.#changed.get(node) as NodeProgressState;
    return { kind: 'message', message: { type: 'progress', data: { value, max, prompt_id: this.#runId, node } } };
  }

  #state(identity: NodeIdentity, value: number, max: number, state: NodeProgressState['state']): NodeProgressState {
    return {
      value,
      max,
      state,
      node_id: identity.node,
      prompt_id: this.#runId,
      display_node_id: identity.display,
      parent_node_id: identity.parent ?? null,
      real_node_id: identity.submitted ?? identity.node,
    };
  }
}
