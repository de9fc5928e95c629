import { type Json, type JsonObject, portType } from '@talkgraph/engine';
import type { DocumentReference } from '../../ports.js';

/** What goes from the beginning of a `ForEach` to its end. */
export type EachLoop =
  | { readonly table: DocumentReference; readonly limit: number }
  | { readonly items: readonly Json[] };

/** What goes from the beginning of a `Repeat` to its end. */
export interface RepeatLoop {
  readonly limit: number;
  readonly first: Json;
  readonly first_2: Json;
}

/** What goes from the beginning of `Variants` to their end. */
export interface VariantsLoop {
  readonly names: readonly string[];
  readonly variants: readonly JsonObject[];
}

export const eachLoop = portType<EachLoop>('LOOP');
export const repeatLoop = portType<RepeatLoop>('REPEAT');
export const variantsLoop = portType<VariantsLoop>('VARIANTS');
