import type { InputPort } from '../catalogue/node-type.js';
import { typesFit } from '../graph/types-fit.js';
import type { PaletteEntry } from './palette-entry.js';

/** A port that a node is looked for to be linked to. */
export type FitFor =
  | { readonly side: 'output'; readonly type: string }
  | { readonly side: 'input'; readonly input: Pick<InputPort, 'type' | 'accepts'> };

/** The entries that can be linked to a port, best first: those made for its type before those that take anything. */
export function fittingEntries(entries: readonly PaletteEntry[], port: FitFor): readonly PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, fit: fitOf(entry, port) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ entry }) => entry);
}

function fitOf({ inputs, outputs, deprecated }: PaletteEntry, port: FitFor): number {
  const fits =
    port.side === 'output'
      ? inputs.filter((input) => typesFit(port.type, input)).map((input) => inputFit(input, port.type))
      : outputs.filter(({ type }) => typesFit(type, port.input)).map(({ type }) => outputFit(type, port.input));
  const best = Math.max(0, ...fits);
  return deprecated ? best / 10 : best;
}

/** What a node is about is what it has to be given; widgets can be linked, but hardly are. */
function inputFit({ type, optional, widget }: InputPort, given: string): number {
  if (widget) return type === given ? 2 : 1;
  if (type === '*') return 3;
  if (type !== given) return 4;
  return optional ? 5 : 6;
}

function outputFit(type: string, wanted: Pick<InputPort, 'type' | 'accepts'>): number {
  if (type === wanted.type) return 6;
  return type === '*' ? 2 : 4;
}
