import type { FileReference } from '../contracts/node-files.js';
import type { Json } from '../json.js';

/** One value of an output: what it is, or why it must not be used (`null`: a silent block). */
export type OutputItem = { readonly value: Json } | { readonly blocked: string | null };

/** What clients show of a node: `{images: [...]}`; each value is a list. */
export type NodeUi = { readonly [key: string]: readonly Json[] };

/** The result of a node: one list of values per output, what clients show, the files it saved, what it said. */
export interface NodeRecord {
  readonly outputs: readonly (readonly OutputItem[])[];
  readonly ui?: NodeUi;
  readonly files?: readonly FileReference[];
  /** The artifacts the values refer to, so that a store knows what it must keep; found by the engine. */
  readonly artifacts?: readonly string[];
}
