import type { NodePack } from './define-pack.js';
import type { AnyNodeDefinition } from './node-definition.js';

/** The node types a program knows. Built from the packs it is given, never global. */
export interface NodeRegistry {
  /** The definition of a type, also by a former name. */
  find(type: string): AnyNodeDefinition | undefined;
  /** All definitions, in the order of the packs. */
  readonly definitions: readonly AnyNodeDefinition[];
  /** The pack a type belongs to. */
  packOf(type: string): NodePack | undefined;
  readonly packs: readonly NodePack[];
}
