import { any, portType } from '@talkgraph/engine';
import { smart } from './smart-type.js';

/** What ties the two ends of a loop together; nothing travels through it. */
export const flowControl = portType<string>('FLOW_CONTROL');

/** A loop carries this many values from round to round. */
export const indices = [0, 1, 2, 3, 4] as const;

const value = { type: any, optional: true } as const;
const carried = { type: smart(any) } as const;

export const loopInputs = {
  initial_value0: value,
  initial_value1: value,
  initial_value2: value,
  initial_value3: value,
  initial_value4: value,
} as const;

export const loopOutputs = {
  value0: { ...carried, name: 'value0' },
  value1: { ...carried, name: 'value1' },
  value2: { ...carried, name: 'value2' },
  value3: { ...carried, name: 'value3' },
  value4: { ...carried, name: 'value4' },
} as const;

/** The carried values as they arrive. */
export type CarriedInputs = { readonly [K in keyof typeof loopInputs]: unknown };

/** The carried values as outputs; null where absent. */
export function carriedValues(inputs: CarriedInputs) {
  return {
    value0: inputs.initial_value0 ?? null,
    value1: inputs.initial_value1 ?? null,
    value2: inputs.initial_value2 ?? null,
    value3: inputs.initial_value3 ?? null,
    value4: inputs.initial_value4 ?? null,
  };
}
