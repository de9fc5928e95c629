import type { LocalizedText } from '@talkgraph/errors';
import type { Json, JsonObject } from '../json.js';
import type { HiddenKind, InputSpec, OutputSpec } from './input-spec.js';
import type { HiddenValues, NodeContext } from './node-context.js';
import type { Blocked, ChildOutput, NodeResult } from './node-result.js';
import type { PortType, ValueOf } from './port-type.js';

export type InputSpecs = Readonly<Record<string, InputSpec>>;
export type OutputSpecs = Readonly<Record<string, OutputSpec>>;
export type HiddenSpecs = Readonly<Record<string, HiddenKind>>;

/** The value one input arrives as. */
type Arriving<S extends InputSpec> = S extends { rawLink: true }
  ? readonly [string, number] | undefined
  : S extends { lazy: true }
    ? ValueOf<S['type']> | undefined
    : S extends { optional: true }
      ? S extends { default: Json }
        ? ValueOf<S['type']>
        : ValueOf<S['type']> | undefined
      : ValueOf<S['type']>;

/** What `run` receives: inputs by name, hidden values; lists of them with `inputIsList`. Undeclared links come along too. */
export type RunInputs<I extends InputSpecs, H extends HiddenSpecs, L extends boolean> = {
  readonly [K in keyof I]: L extends true ? readonly Arriving<I[K]>[] : Arriving<I[K]>;
} & { readonly [K in keyof H]: HiddenValues[H[K]] };

/** The value one output may be given. */
type Leaving<S extends OutputSpec> =
  | (S extends { list: true } ? readonly (ValueOf<S['type']> | Blocked)[] : ValueOf<S['type']>)
  | Blocked
  | ChildOutput;

/** What `run` answers: a value for each output, or a `nodeResult`, or a block of everything. */
export type RunAnswer<O extends OutputSpecs> = { readonly [K in keyof O]: Leaving<O[K]> } | NodeResult | Blocked;

/** Resources a call holds while it runs: `{cpu: 1}`, `{gpu: 1}`. Calls wait until what they ask for is free. */
export type Resources = Readonly<Record<string, number>>;

/** What a node's own check may look at besides the constants. */
export interface CheckFacts {
  /** The output type at the other end of each linked input. */
  readonly types: Readonly<Record<string, PortType>>;
  /** How a constant number was written. */
  numberKind(input: string): 'int' | 'float' | undefined;
}

/** A node's own check of its inputs, made before a run is accepted. */
export interface InputCheck {
  /** The inputs it judges. Their limits and choices are left to it; each failure is reported once per input. */
  readonly inputs: readonly string[] | 'all';
  /** It also judges the types of links, so the engine does not. */
  readonly types?: boolean;
  /** Constants by name (linked inputs are undefined). Answers true, or what is wrong. */
  check(
    inputs: Readonly<Record<string, Json | undefined>>,
    facts: CheckFacts,
  ): true | string | LocalizedText | Promise<true | string | LocalizedText>;
}

/** Lifts the inputs of an older version of the type to the next one. */
export interface Migration {
  /** The version that the inputs fit afterwards. */
  readonly to: number;
  /** Old input names to new ones. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Constants that a later version needs, or old ones rewritten. */
  readonly change?: (constants: JsonObject) => JsonObject;
}

/** A node type: what it is called, what goes in and out, and what it does. Plain data and functions, no state. */
export interface NodeDefinition<
  I extends InputSpecs = InputSpecs,
  O extends OutputSpecs = OutputSpecs,
  H extends HiddenSpecs = HiddenSpecs,
  L extends boolean = boolean,
> {
  /** The name on the wire, unique among all packs. */
  readonly type: string;
  /** Raised whenever the same inputs would give another result; part of the cache key. */
  readonly version: number;
  readonly label: LocalizedText;
  /** Path in the palette: `video/edit`. */
  readonly category: string;
  readonly summary: LocalizedText;
  /** Further words that a search finds it by. */
  readonly keywords?: readonly string[];
  readonly inputs: I;
  readonly outputs: O;
  readonly hidden?: H;
  /** `run` is called once with whole lists, instead of once per list item. */
  readonly inputIsList?: L;
  /** A node whose effect is wanted by itself: saving, showing, sending. Runs start from these. */
  readonly outputNode?: boolean;
  /** Calls over a list may run at the same time. */
  readonly parallelCalls?: boolean;
  readonly resources?: Resources;
  /** Never found in the cache by another node that has the same inputs; each node of the graph has its own result. */
  readonly perNode?: boolean;
  /** Links to inputs that are not declared are followed and arrive too (constants are dropped). */
  readonly acceptsUndeclared?: boolean;
  readonly deprecated?: { readonly use?: string; readonly text: LocalizedText };
  readonly experimental?: boolean;
  /** Type names it had before; workflows that use them still run. */
  readonly formerTypes?: readonly string[];
  readonly migrations?: readonly Migration[];
  /**
   * It begins or ends a region: nodes that lie between the two, and output nodes that depend on the beginning, are run by
   * the node that ends it (`NodeContext.region`, `branch`), and not by themselves. `opens` names the output, `closes` the
   * input, by which the two are linked. What follows the end is kept in the cache under what the end came to, so the end
   * itself may have a fingerprint that always differs: its rounds are found one by one.
   */
  readonly region?: { readonly opens: string } | { readonly closes: string };
  readonly policy?: { readonly retries?: number; readonly retryDelayMs?: number; readonly timeoutMs?: number };
  readonly check?: InputCheck;
  /**
   * Stands for what the inputs do not say: a file's hash, the time. Compared by value; NaN never equals itself, so the
   * node always runs. Linked inputs are undefined. A failure counts as NaN.
   */
  fingerprint?(
    inputs: Readonly<Record<string, Json | undefined>>,
    context: Pick<NodeContext, 'files' | 'use' | 'log'>,
  ): Json | Promise<Json>;
  /** Names the lazy inputs still needed; those not evaluated yet are undefined. Asked again until it names nothing new. */
  checkLazy?(inputs: Partial<RunInputs<I, H, L>>, context: NodeContext): readonly string[] | Promise<readonly string[]>;
  run(inputs: RunInputs<I, H, L>, context: NodeContext): RunAnswer<O> | Promise<RunAnswer<O>>;
}

/**
 * A definition whose inputs and outputs are not known at compile time. Methods are compared both ways, so every
 * definition fits.
 */
export type AnyNodeDefinition = NodeDefinition;
