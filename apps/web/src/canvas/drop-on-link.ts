import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import type { GraphLink } from '../graph/document.js';
import { linkIndex } from '../graph/link-index.js';
import { typesFit } from '../graph/types-fit.js';
import { type Curve, curveBetween, distanceTo } from './curve.js';
import { nodeBoxes } from './node-boxes.js';
import { inputHandle, outputHandle } from './port-handle.js';
import { linkType, portsAt } from './ports-at.js';
import { grown, overlap, type Point } from './rect.js';

/** How near the middle of a node has to come to a link. */
const reach = 40;

/** The curve that a link is drawn along; undefined where an end has no place. */
export function curveOf({ from, to }: GraphLink): Curve | undefined {
  const start = portPlace(from.node, outputHandle(from.slot));
  const end = portPlace(to.node, inputHandle(to.input));
  return start && end && curveBetween(start, end);
}

/** The link that an unlinked node lies on and could be put into. */
export function linkUnder(node: string): string | undefined {
  const rect = nodeBoxes.rectOf(node);
  const { links } = openGraph(useEditor.getState());
  const index = linkIndex(links);
  if (!rect || index.into.get(node)?.length || index.outOf.get(node)?.length) return undefined;
  const middle = { x: rect.x + rect.width / 2, y: rect.y + Math.min(rect.height / 2, 40) };
  for (const link of Object.values(links)) {
    const curve = curveOf(link);
    if (!curve || !overlap(grown(rect, reach), boundsOf(curve)) || distanceTo(curve, middle) > reach) continue;
    if (waysThrough(node, link)) return link.id;
  }
  return undefined;
}

/** Puts a node into a link: what the link carried goes through the node. */
export function putIntoLink(node: string, linkId: string): void {
  const { beginStep, connect, endStep } = useEditor.getState();
  const link = openGraph(useEditor.getState()).links[linkId];
  const ways = link && waysThrough(node, link);
  if (!ways) return;
  beginStep();
  connect(link.from, { node, input: ways.input });
  connect({ node, slot: ways.slot }, link.to);
  endStep();
}

/** The port that would take what a link carries, and the one that would give it on. */
function waysThrough(node: string, link: GraphLink): { input: string; slot: number } | undefined {
  const { inputs, outputs } = portsAt(node);
  const type = linkType(link);
  const input = inputs.find((one) => one.type === type) ?? inputs.find((one) => !one.widget && typesFit(type, one));
  const target = portsAt(link.to.node).inputs.find(({ name }) => name === link.to.input);
  const slot = target ? outputs.findIndex((output) => typesFit(output.type, target)) : -1;
  return input && slot >= 0 ? { input: input.name, slot } : undefined;
}

function portPlace(id: string, handle: string): Point | undefined {
  const node = openGraph(useEditor.getState()).nodes[id];
  const port = nodeBoxes.boxOf(id)?.ports.get(handle);
  return node && port && { x: node.x + port.x, y: node.y + port.y };
}

function boundsOf({ from, bendFrom, bendTo, to }: Curve) {
  const xs = [from.x, bendFrom.x, bendTo.x, to.x];
  const ys = [from.y, bendFrom.y, bendTo.y, to.y];
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
