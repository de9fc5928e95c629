import type { InputPort } from '../catalogue/node-type.js';

/**
 * Whether values of an output may go into an input, by the server's rule: one of the names between the commas is the same,
 * or either side takes anything.
 */
export function typesFit(outputType: string, input: Pick<InputPort, 'type' | 'accepts'>): boolean {
  if (outputType === input.type) return true;
  const given = namesOf(outputType);
  const taken = [...namesOf(input.type), ...input.accepts];
  return given.includes('*') || taken.includes('*') || given.some((name) => taken.includes(name));
}

function namesOf(type: string): readonly string[] {
  return type.split(',').flatMap((name) => name.trim() || []);
}
