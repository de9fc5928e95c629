import type { Json, JsonObject } from '../json.js';

/** An output slot of a node: what links point at. */
export interface Link {
  readonly node: string;
  readonly slot: number;
}

/**
 * What an input is given: a link, or a constant. `isFloat` marks a number that was written with a point or an exponent
 * (`5.0`), which JavaScript cannot tell from `5`. `isBadLink` marks a bare list that is no link; such a node never runs.
 */
export type InputValue =
  | { readonly link: Link }
  | { readonly value: Json; readonly isFloat?: boolean; readonly isBadLink?: boolean };

/** What to do when a node fails. */
export interface NodePolicy {
  /** How often it is tried again after a failure that is not the user's; 0 by default. */
  readonly retries?: number;
  /** Wait before the first new try; doubled for each further one. */
  readonly retryDelayMs?: number;
  /** The node fails when a call takes longer. */
  readonly timeoutMs?: number;
  /** `continue`: nodes that do not depend on this one go on. Default: the run's policy. */
  readonly onError?: 'stop' | 'continue';
}

/** One node of a prompt. */
export interface PromptNode {
  readonly type: string;
  readonly inputs: { readonly [name: string]: InputValue };
  readonly title?: string;
  /** The version of the node type it was written for; the current one where none is given. */
  readonly version?: number;
  readonly policy?: NodePolicy;
}

/**
 * A workflow ready to be validated and run: nodes by id, in the order they were given, except that ids that are whole
 * numbers come first, ascending (JavaScript keeps the keys of objects so).
 */
export interface Prompt {
  readonly nodes: ReadonlyMap<string, PromptNode>;
  /** The prompt as it was submitted, for history and for files that carry their workflow. */
  readonly source: JsonObject;
}
