import type { Json, JsonObject } from '@talkgraph/engine';
import { findType } from '../catalogue/find-type.js';
import type { InputPort, NodeType } from '../catalogue/node-type.js';
import { afterRunKey, afterRunOf } from './after-run.js';
import { editorTypes, type GraphNode } from './document.js';
import { proxyWidgets } from './proxy-widgets.js';
import { readWidgetValues } from './read-widget-values.js';
import type { SocketToWrite, WritingContext } from './write-node.js';

type Written = { readonly widgets_values?: Json; readonly widgets_values_named?: JsonObject };

/**
 * Writes the values of a node: in the order of its widgets, as every editor reads them, and by their names, so that they
 * stay right when a newer version of the type has other widgets.
 */
export function writeWidgetValues(
  node: GraphNode,
  sockets: readonly SocketToWrite[],
  inputs: readonly JsonObject[],
  savedValues: Json | undefined,
  { document, catalogue }: WritingContext,
): Written {
  const { values } = node;
  switch (node.type) {
    case editorTypes.reroute:
      return {};
    case editorTypes.note:
    case editorTypes.markdownNote:
      return { widgets_values: values.text === undefined ? [] : [values.text] };
    case editorTypes.primitive:
      return { widgets_values: values.value === undefined ? [] : [values.value, afterRunOf(node, 'value')] };
  }
  const named = Object.keys(values).length > 0 ? { widgets_values_named: values } : {};
  if (savedValues !== undefined) return { widgets_values: savedValues, ...named };
  if (document.subgraphs[node.type]) return writeInstance(node, sockets);
  const type = findType(catalogue, node.type);
  const listed = listedValues(node, sockets);
  return listed.length === 0 && !type
    ? named
    : { widgets_values: type ? readable(node, sockets, inputs, type) : listed, ...named };
}

/** The list that is read as these values; an empty one where none would be, so that the names alone count. */
function readable(
  node: GraphNode,
  sockets: readonly SocketToWrite[],
  savedInputs: readonly JsonObject[],
  type: NodeType,
): readonly Json[] {
  for (const extras of [true, false]) {
    const listed = listedValues(node, sockets, extras);
    if (!sockets.some(({ port }) => port?.widget?.kind === 'file')) return listed;
    const { values, leftOver } = readWidgetValues({ listed, named: {}, savedInputs }, type);
    const isSame = sockets.every(({ name, hasWidget }) => !hasWidget || values[name] === node.values[name]);
    if (isSame && leftOver === 0) return listed;
  }
  return [];
}

function listedValues(node: GraphNode, sockets: readonly SocketToWrite[], extras = true): readonly Json[] {
  return sockets.flatMap(({ name, hasWidget, port }) => {
    if (!hasWidget) return [];
    return [node.values[name] ?? null, ...controlOf(node, name, port), ...(extras ? uploadOf(port) : [])];
  });
}

function controlOf(node: GraphNode, name: string, port: InputPort | undefined): readonly Json[] {
  return port?.changesAfterRun || node.values[afterRunKey(name)] !== undefined ? [afterRunOf(node, name)] : [];
}

/** What ComfyUI's editor keeps for the button and the player beside a file's name. */
function uploadOf(port: InputPort | undefined): readonly Json[] {
  if (port?.widget?.kind !== 'file') return [];
  const { media } = port.widget;
  return media === 'audio' ? [null, null] : media === 'file' ? [] : ['image'];
}

/** In the order of the list of shown widgets, where an instance has one; else of its sockets that have widgets. */
function writeInstance(node: GraphNode, sockets: readonly SocketToWrite[]): Written {
  const { values } = node;
  const shown = proxyWidgets(node);
  const listed =
    shown.length > 0
      ? shown.map(({ owner, widget }) => values[owner === undefined ? widget : `${owner}:${widget}`] ?? null)
      : sockets.filter(({ hasWidget }) => hasWidget).map(({ name }) => values[name] ?? null);
  const own = sockets.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return {
    ...(listed.length > 0 && { widgets_values: listed }),
    ...(own.length > 0 && { widgets_values_named: Object.fromEntries(own) }),
  };
}
