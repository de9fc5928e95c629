import type { InputPort } from '../catalogue/node-type.js';
import type { GraphNode } from '../graph/document.js';

/** The inputs of a node, as it shows them. */
export interface ShownInputs {
  /** Only a link can feed them; they stand beside the outputs. */
  readonly sockets: readonly InputPort[];
  /** Those with a widget. */
  readonly widgets: readonly InputPort[];
  /** How many are only shown on demand. */
  readonly advanced: number;
}

/**
 * Which inputs are shown. Advanced ones are left out until they are asked for, unless they are linked, stand in a form, or
 * have another value than the usual one: nothing that has an effect is hidden.
 */
export function shownInputs(
  inputs: readonly InputPort[],
  values: GraphNode['values'],
  { showsAll, isUsed }: { readonly showsAll: boolean; readonly isUsed: (input: string) => boolean },
): ShownInputs {
  const isPlain = ({ name, preset }: InputPort) => values[name] === undefined || values[name] === preset;
  const isLeftOut = (input: InputPort) => input.advanced && !isUsed(input.name) && isPlain(input);
  const left = inputs.filter(isLeftOut);
  const shown = showsAll ? inputs : inputs.filter((input) => !left.includes(input));
  return {
    sockets: shown.filter(({ widget }) => widget === undefined),
    widgets: shown.filter(({ widget }) => widget !== undefined),
    advanced: left.length,
  };
}
