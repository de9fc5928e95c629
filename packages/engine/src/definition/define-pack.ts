import type { LocalizedText } from '@talkgraph/errors';
import type { AnyNodeDefinition } from './node-definition.js';

/** A set of node types that is loaded and reported as one. A custom pack's module exports one as default. */
export interface NodePack {
  /** Lower-case kebab; unique. */
  readonly name: string;
  readonly version: string;
  readonly label?: LocalizedText;
  readonly nodes: readonly AnyNodeDefinition[];
}

/** Declares a pack. */
export function definePack(pack: {
  readonly name: string;
  readonly version: string;
  readonly label?: LocalizedText;
  // biome-ignore lint/suspicious/noExplicitAny: definitions with any inputs and outputs are welcome here
  readonly nodes: readonly import('./node-definition.js').NodeDefinition<any, any, any, any>[];
}): NodePack {
  return pack as NodePack;
}
