import type { LocalizedText } from '@talkgraph/errors';
import { newNodeId, putLink, putNodes, withoutLinks } from '../graph/change-graph.js';
import { editorTypes, type GraphLink } from '../graph/document.js';
import { linkRefusal } from '../graph/link-verdict.js';
import { makeLink } from '../graph/make-link.js';
import { newNode } from '../graph/new-node.js';
import { portsOf } from '../graph/ports-of.js';
import { typesFit } from '../graph/types-fit.js';
import type { EditorActions, EditorState, PortEnd, Verdict } from './editor-state.js';
import { type EditorTools, nodesSelected } from './editor-tools.js';
import { noCatalogue } from './node-actions.js';
import { openGraph, withOpenGraph } from './open-graph.js';

type Actions = Pick<EditorActions, 'connect' | 'canConnect' | 'removeLinks' | 'addReroute' | 'addLinkedNode'>;

/** Actions on links. */
export function linkActions(tools: EditorTools): Actions {
  const { get, change, changeGraph } = tools;
  return {
    canConnect: (from, to) => verdict(refusal(get(), { from, to })),
    connect(from, to) {
      const reason = refusal(get(), { from, to });
      if (reason === undefined) change(connected(get(), { from, to }));
      return verdict(reason);
    },
    removeLinks(ids) {
      changeGraph((graph) => withoutLinks(graph, ids));
    },
    addReroute(linkId, at) {
      const graph = openGraph(get());
      const link = graph.links[linkId];
      if (!link) return '';
      const id = newNodeId(graph);
      const reroute = newNode(id, editorTypes.reroute, at, {}, undefined);
      const { from, to, type } = link;
      const toReroute = putLink(putNodes(graph, [reroute]), { from, to: { node: id, input: '' }, type });
      const next = putLink(toReroute, { from: { node: id, slot: 0 }, to, type });
      changeGraph(() => next, { selection: nodesSelected([id]) });
      return id;
    },
    addLinkedNode(type, at, port) {
      const { addNode, beginStep, endStep } = get();
      beginStep();
      const id = addNode(type, at);
      const ends = id === '' ? undefined : firstFit(get(), id, port);
      if (ends) change(connected(get(), ends));
      endStep();
      return id;
    },
  };
}

function verdict(reason: LocalizedText | undefined): Verdict {
  return reason === undefined ? { done: true } : { done: false, reason };
}

function refusal(state: EditorState, ends: Pick<GraphLink, 'from' | 'to'>): LocalizedText | undefined {
  return linkRefusal(ends, state.document, openGraph(state), state.catalogue ?? noCatalogue);
}

function connected(state: EditorState, ends: Pick<GraphLink, 'from' | 'to'>): EditorState['document'] {
  const graph = openGraph(state);
  const made = makeLink(ends, state.document, graph, state.catalogue ?? noCatalogue);
  return withOpenGraph({ ...state, document: made.document }, made.graph);
}

/** The link between a port and the first port of a node that fits: one of the very type, else one that takes anything. */
function firstFit(state: EditorState, id: string, port: PortEnd): Pick<GraphLink, 'from' | 'to'> | undefined {
  const { document, catalogue = noCatalogue } = state;
  const graph = openGraph(state);
  const node = graph.nodes[id];
  const other = graph.nodes[port.node];
  if (!node || !other) return undefined;
  const ports = portsOf(node, document, graph, catalogue);
  const otherPorts = portsOf(other, document, graph, catalogue);
  const ends =
    port.side === 'output'
      ? ports.inputs.map((input) => ({
          ends: { from: { node: port.node, slot: port.slot }, to: { node: id, input: input.name } },
          isSame: input.type === otherPorts.outputs[port.slot]?.type,
        }))
      : ports.outputs.map((output, slot) => ({
          ends: { from: { node: id, slot }, to: { node: port.node, input: port.input } },
          isSame: otherPorts.inputs.some(
            (input) => input.name === port.input && output.type !== '*' && typesFit(output.type, input),
          ),
        }));
  const possible = ends.filter((one) => refusal(state, one.ends) === undefined);
  return (possible.find(({ isSame }) => isSame) ?? possible[0])?.ends;
}
