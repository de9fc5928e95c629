import type { AnyNodeDefinition } from '../definition/node-definition.js';
import type { PromptNode } from '../graph/prompt.js';
import type { Branch } from './branch.js';
import type { InputLink } from './input-links.js';
import type { NodeRecord } from './node-record.js';
import type { CallResult } from './read-answer.js';
import type { NodeIdentity } from './run-event.js';

/**
 * `idle`: nobody needs it yet. `waiting`: for its inputs. `ready`: in the queue. `expanded`: it has run, and waits for the
 * nodes it added. The last three are final.
 */
export type NodeState = 'idle' | 'waiting' | 'ready' | 'running' | 'expanded' | 'done' | 'failed' | 'skipped';

/** A node of the running graph, submitted or added by an expansion. */
export interface LiveNode {
  readonly id: string;
  readonly node: PromptNode;
  readonly definition: AnyNodeDefinition;
  readonly identity: NodeIdentity;
  /** The innermost part run inside another node's call that it belongs to. */
  readonly branch: Branch | undefined;
  readonly links: readonly InputLink[];
  /** Place of the submitted node it stands in for, then place among the added ones. */
  readonly rank: number;
  readonly order: number;
  /** What happens to the run when it fails. */
  readonly onError: 'stop' | 'continue';
  state: NodeState;
  /** Cache key; undefined where the result must not be found again. */
  key: string | undefined;
  /** Where what follows goes by what it came to: a key for each output, which stands for the value alone. */
  slotKeys: readonly (string | undefined)[] | undefined;
  record: NodeRecord | undefined;
  /** Lazy inputs that it asked for. */
  asked: ReadonlySet<string>;
  /** How many links still have to be resolved before it is ready. */
  waitingFor: number;
  /** Nodes that wait for this one, once per link. */
  dependants: LiveNode[];
  /** Its calls' results while the nodes it added run. */
  results: readonly CallResult[] | undefined;
  /** Time its own calls took. */
  milliseconds: number;
  /** What its calls have remarked so far, as text: a remark that holds for each item of a list is told once. */
  remarks: Set<string> | undefined;
}
