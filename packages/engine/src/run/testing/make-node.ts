import { defineNode } from '../../definition/define-node.js';
import type { HiddenSpecs, InputSpecs, NodeDefinition, OutputSpecs } from '../../definition/node-definition.js';
import { any } from '../../definition/port-type.js';

type Told = 'type' | 'run';

/** A node definition of which only the telling parts are given; without inputs it accepts any links. */
export function testNode<
  const I extends InputSpecs = Record<never, never>,
  const O extends OutputSpecs = { value: { type: typeof any } },
  const H extends HiddenSpecs = Record<never, never>,
  const L extends boolean = false,
>(parts: Pick<NodeDefinition<I, O, H, L>, Told> & Partial<NodeDefinition<I, O, H, L>>): NodeDefinition<I, O, H, L> {
  const text = { en: parts.type, zh: parts.type };
  return defineNode<I, O, H, L>({
    version: 1,
    label: text,
    category: 'test',
    summary: text,
    inputs: {} as I,
    outputs: { value: { type: any } } as unknown as O,
    ...parts,
  });
}
