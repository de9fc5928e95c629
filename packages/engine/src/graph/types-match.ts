import type { PortType } from '../definition/port-type.js';

/**
 * Tells whether an output may be linked to an input: their names are equal, either is or lists `*`, or the sets of names
 * between the commas overlap; an input may accept further names. All COMBOs fit each other.
 */
export function typesMatch(output: PortType, input: PortType): boolean {
  if (typeof output.name !== 'string' || typeof input.name !== 'string') return false;
  if (output.name === input.name) return true;
  const received = namesOf(output);
  const accepted = [...namesOf(input), ...(input.accepts ?? [])];
  if (received.includes('*') || accepted.includes('*')) return true;
  return received.some((name) => accepted.includes(name));
}

function namesOf(type: PortType): readonly string[] {
  return type.name
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
