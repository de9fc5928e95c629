import {
  type InputValue,
  type NodeRecord,
  type NodeRegistry,
  type OutputItem,
  type Prompt,
  parsePrompt,
  preparePrompt,
} from '@talkgraph/engine';
import type { Dispatcher, StoredNode, StoredRun } from '@talkgraph/runtime';
import { inspectedNodeUnknown } from '../errors.js';
import { knownRun } from '../known-run.js';

/** The first events of a run: that it started, and what the cache had. */
const firstEvents = 8;

/** The values of one run, as they were stored. */
export class RunValues {
  readonly run: StoredRun;
  readonly prompt: Prompt;
  readonly #dispatcher: Dispatcher;
  readonly #nodes: ReadonlyMap<string, StoredNode>;
  #cachedKeys: Promise<Readonly<Record<string, string>>> | undefined;

  private constructor(dispatcher: Dispatcher, run: StoredRun, prompt: Prompt, nodes: readonly StoredNode[]) {
    this.#dispatcher = dispatcher;
    this.run = run;
    this.prompt = prompt;
    // A node in a loop does not run by itself: what is shown of it is the last of its rounds that is done.
    const rounds = nodes.map((node) => [node.displayId, node] as const);
    this.#nodes = new Map([...rounds, ...nodes.map((node) => [node.nodeId, node] as const)]);
  }

  /** @throws RUN_NOT_FOUND */
  static async open(dispatcher: Dispatcher, registry: NodeRegistry, runId: string): Promise<RunValues> {
    const run = await knownRun(dispatcher, runId);
    const prompt = prepared(parsePrompt(run.promptText), registry);
    return new RunValues(dispatcher, run, prompt, await dispatcher.nodes(runId));
  }

  /** What the store says of a node; undefined where it did not finish, or where the cache spared it. */
  stored(node: string): StoredNode | undefined {
    return this.#nodes.get(node);
  }

  /** What a node came to: in this run, or what the cache had of it when the run began. */
  async record(node: string): Promise<NodeRecord | undefined> {
    const stored = this.#nodes.get(node);
    if (stored) return stored.record;
    const keys = await this.#keysInCache();
    const key = Object.hasOwn(keys, node) ? keys[node] : undefined;
    return key === undefined ? undefined : (await this.#dispatcher.cached([key])).get(key);
  }

  /** Whether the run has such a node. */
  has(node: string): boolean {
    return this.prompt.nodes.has(node) || this.#nodes.has(node);
  }

  /** The type of a node, whether it was handed in or came out of an expansion. @throws INSPECTED_NODE_NOT_FOUND */
  typeOf(node: string): string {
    const type = this.prompt.nodes.get(node)?.type ?? this.#nodes.get(node)?.type;
    if (type === undefined) throw inspectedNodeUnknown({ node, runId: this.run.runId });
    return type;
  }

  /** What a node's inputs were given: constants and links. */
  inputsOf(node: string): Readonly<Record<string, InputValue>> {
    return this.prompt.nodes.get(node)?.inputs ?? {};
  }

  /** The items that one input received; undefined where the other end of its link gave nothing. */
  async received(given: InputValue): Promise<readonly OutputItem[] | undefined> {
    if (!('link' in given)) return [{ value: given.value }];
    return (await this.record(given.link.node))?.outputs[given.link.slot];
  }

  #keysInCache(): Promise<Readonly<Record<string, string>>> {
    this.#cachedKeys ??= this.#dispatcher
      .events({ runId: this.run.runId, limit: firstEvents })
      .then((told) => told.flatMap(({ event }) => (event.kind === 'nodes-cached' ? [event.keys ?? {}] : []))[0] ?? {});
    return this.#cachedKeys;
  }
}

/** With defaults filled in, as the worker did; as it was written where node types have changed since. */
function prepared(prompt: Prompt, registry: NodeRegistry): Prompt {
  try {
    return preparePrompt(prompt, registry);
  } catch {
    return prompt;
  }
}
