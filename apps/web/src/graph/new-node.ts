import type { Json } from '@talkgraph/engine';
import { findType } from '../catalogue/find-type.js';
import type { Catalogue } from '../catalogue/node-type.js';
import type { GraphNode } from './document.js';
import { wholePixel } from './whole-pixel.js';

/** A node as it is when it is put on the canvas: with the presets of its widgets, and the version it was made with. */
export function newNode(
  id: string,
  type: string,
  at: { readonly x: number; readonly y: number },
  values: Readonly<Record<string, Json>>,
  catalogue: Catalogue | undefined,
): GraphNode {
  const known = catalogue && findType(catalogue, type);
  const presets = (known?.inputs ?? []).flatMap(({ name, preset }) => (preset === undefined ? [] : [[name, preset]]));
  return {
    id,
    type: known?.type ?? type,
    x: wholePixel(at.x),
    y: wholePixel(at.y),
    mode: 'active',
    collapsed: false,
    values: { ...Object.fromEntries(presets), ...values },
    properties: known ? { talkgraph: { version: known.version } } : {},
  };
}
