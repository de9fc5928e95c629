import type { NodeUi, RunEvent } from '@talkgraph/engine';
import type { SequencedEvent } from '../run-facts.js';
import type { RunMessage } from './messages.js';
import { NodeProgress } from './node-progress.js';
import { blockedData, executionErrorData, interruptedData, unexplainedErrorData } from './run-end.js';
import type { Telling } from './telling.js';

type EventOf<K extends RunEvent['kind']> = Extract<RunEvent, { kind: K }>;

/** Turns the events of one run into what ComfyUI's clients are told, in ComfyUI's order. Keeps no clock of its own. */
export class RunNarrator {
  readonly #runId: string;
  readonly #progress: NodeProgress;
  readonly #cached = new Set<string>();
  readonly #executed: string[] = [];

  constructor(runId: string) {
    this.#runId = runId;
    this.#progress = new NodeProgress(runId);
  }

  /** When `flush` should be called, in milliseconds since 1970; undefined where nothing is held back. */
  get dueAt(): number | undefined {
    return this.#progress.dueAt;
  }

  /** The node that a client which has just come should show as running. */
  get executing(): RunMessage | undefined {
    const running = this.#progress.running.at(-1);
    return running && this.#executing(running.node, running.display);
  }

  /** What an event tells. Its place in the sequence goes with the last message, so that none is lost when asked again. */
  tell({ event, at, sequence }: SequencedEvent): readonly Telling[] {
    const tellings = this.#tellings(event, at);
    if (sequence === undefined) return tellings;
    const last = tellings.findLastIndex(({ kind }) => kind === 'message' || kind === 'progress');
    return tellings.map((telling, index) => (index === last ? place(telling, sequence) : telling));
  }

  /** Progress that was held back. */
  flush(at: number): readonly Telling[] {
    return this.#progress.tell(at);
  }

  #tellings(event: RunEvent, at: number): readonly Telling[] {
    const prompt_id = this.#runId;
    switch (event.kind) {
      case 'run-started':
        return [message({ type: 'execution_start', data: { prompt_id, timestamp: at } })];
      case 'nodes-cached':
        for (const node of event.nodes) this.#cached.add(node);
        return [message({ type: 'execution_cached', data: { nodes: event.nodes, prompt_id, timestamp: at } })];
      case 'node-started':
        return [...this.#progress.start(event, at), message(this.#executing(event.node, event.display))];
      case 'node-progress':
        return this.#progress.count(event, at);
      case 'node-preview':
        return [this.#preview(event)];
      case 'node-note':
        return this.#note(event);
      case 'node-done':
        return this.#done(event, at);
      case 'node-expanded':
        return [];
      case 'node-blocked':
        return [
          message({ type: 'execution_error', data: blockedData(prompt_id, event.node, event.type, event.message) }),
        ];
      case 'node-failed':
        return this.#failed(event, at);
      case 'node-skipped': {
        const { node, display, because } = event;
        const ended = this.#progress.isRunning(node) ? this.#progress.end(event, 'finished', at) : [];
        return [...ended, message({ type: 'node_skipped', data: { prompt_id, node, display_node: display, because } })];
      }
      case 'run-done':
        return this.#end(event, at);
    }
  }

  #executing(node: string, display: string): RunMessage {
    return { type: 'executing', data: { node, display_node: display, prompt_id: this.#runId } };
  }

  #preview({ preview, node, display, parent, submitted }: EventOf<'node-preview'>): Telling {
    const metadata = {
      node_id: node,
      prompt_id: this.#runId,
      display_node_id: display,
      parent_node_id: parent ?? null,
      real_node_id: submitted ?? node,
    };
    return { kind: 'preview', preview, metadata };
  }

  #note({ node, display, text }: EventOf<'node-note'>): readonly Telling[] {
    return [
      { kind: 'text', node, text },
      message({ type: 'node_note', data: { prompt_id: this.#runId, node, display_node: display, text } }),
    ];
  }

  #done(event: EventOf<'node-done'>, at: number): readonly Telling[] {
    if (event.ran) this.#executed.push(event.node);
    const counted = this.#progress.tellCount(event.node);
    const ended = event.ran ? this.#progress.end(event, 'finished', at, event.milliseconds) : [];
    // As in ComfyUI: a node that ran is announced when it shows something; one that was found in the cache is announced
    // when the run reaches it, which it does for outputs and for nodes that became equal to another one in mid-run.
    const reached = !event.ran && (event.output || !this.#cached.has(event.node));
    if (event.record.ui === undefined && !reached) return [...counted, ...ended];
    return [...counted, message(this.#executedMessage(event, event.record.ui ?? null)), ...ended];
  }

  #executedMessage({ node, display }: EventOf<'node-done'>, output: NodeUi | null): RunMessage {
    return { type: 'executed', data: { node, display_node: display, output, prompt_id: this.#runId } };
  }

  #failed(
    { failure, willRetry, caught, node, display, parent, submitted }: EventOf<'node-failed'>,
    at: number,
  ): readonly Telling[] {
    const identity = {
      node,
      display,
      ...(parent !== undefined && { parent }),
      ...(submitted !== undefined && { submitted }),
    };
    const { code, kind, text } = failure;
    // Where a loop goes on, the node that is shown has not failed.
    const ended = willRetry ? [] : this.#progress.end(identity, caught ? 'finished' : 'error', at);
    const about = { prompt_id: this.#runId, node, display_node: display };
    const data = { ...about, will_retry: willRetry, ...(caught && { caught }), code, kind, text };
    return [...ended, message({ type: 'node_failed', data })];
  }

  #end(event: EventOf<'run-done'>, at: number): readonly Telling[] {
    const held = this.#progress.tell(at);
    const over: RunMessage = { type: 'executing', data: { node: null, prompt_id: this.#runId } };
    return [...held, message(this.#verdict(event, at)), message(over)];
  }

  #verdict({ status, failure }: EventOf<'run-done'>, at: number): RunMessage {
    const prompt_id = this.#runId;
    if (status === 'error') {
      const data = failure ? executionErrorData(prompt_id, failure, at) : unexplainedErrorData(prompt_id, at);
      return { type: 'execution_error', data };
    }
    if (status === 'cancelled') {
      const data = interruptedData(prompt_id, this.#progress.running[0], this.#executed, at);
      return { type: 'execution_interrupted', data };
    }
    const partial = status === 'partial' && { partial: true as const };
    return { type: 'execution_success', data: { prompt_id, timestamp: at, ...partial } };
  }
}

function message(told: RunMessage): Telling {
  return { kind: 'message', message: told };
}

function place(telling: Telling, sequence: number): Telling {
  if (telling.kind === 'progress') return { ...telling, sequence };
  if (telling.kind !== 'message') return telling;
  return message({ ...telling.message, data: { ...telling.message.data, sequence } } as RunMessage);
}
