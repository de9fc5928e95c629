import type { HiddenSpecs, InputSpecs, NodeDefinition, OutputSpecs } from './node-definition.js';

/**
 * Declares a node type. What `run` receives and must answer is inferred from `inputs` and `outputs`: a wrong value does
 * not compile. Nothing is checked here; `createRegistry` does that when packs are loaded.
 */
export function defineNode<
  const I extends InputSpecs,
  const O extends OutputSpecs,
  const H extends HiddenSpecs = Record<never, never>,
  const L extends boolean = false,
>(definition: NodeDefinition<I, O, H, L>): NodeDefinition<I, O, H, L> {
  return definition;
}
