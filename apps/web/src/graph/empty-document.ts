import type { Graph, WorkflowDocument } from './document.js';

/** A canvas without anything. */
export const emptyGraph: Graph = { nodes: {}, links: {}, groups: {} };

/** A new workflow without nodes. */
export function emptyDocument(): WorkflowDocument {
  return { id: newUuid(), root: emptyGraph, subgraphs: {}, namedInputs: [], extra: {} };
}

/** A random UUID, also on pages that were not loaded over HTTPS, where `crypto.randomUUID` is missing. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
