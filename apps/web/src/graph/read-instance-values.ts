import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { GraphNode, SubgraphPort } from './document.js';
import { inputNames } from './input-names.js';
import { proxyWidgets } from './proxy-widgets.js';
import { listIn, objectIn, objectsIn } from './read-json.js';

/**
 * The values that an instance of a sub-graph holds, by the rules the server reads them by: for the sub-graph's own inputs
 * under their names, for widgets of nodes inside as `8:steps`.
 */
export function readInstanceValues(json: JsonObject, ports: readonly SubgraphPort[]): GraphNode['values'] {
  const values: Record<string, Json> = {};
  const listed = listIn(json.widgets_values);
  const named = objectIn(json.widgets_values_named);
  const keep = (name: string, value: Json | undefined) => {
    if (value !== undefined && value !== null) values[name] = value;
  };
  const shown = proxyWidgets({ properties: objectIn(json.properties) });
  for (const [position, { owner, widget }] of shown.entries()) {
    if (owner !== undefined) keep(`${owner}:${widget}`, listed[position]);
  }
  const sockets = objectsIn(json.inputs);
  const names = inputNames(sockets, ports);
  let position = -1;
  for (const [index, socket] of sockets.entries()) {
    const widget = isJsonObject(socket.widget) ? String(socket.widget.name) : undefined;
    const name = names[index];
    if (widget === undefined) continue;
    position += 1;
    const place =
      shown.length === 0 ? position : shown.findIndex((one) => one.owner === undefined && one.widget === widget);
    if (name !== undefined) keep(name, named[widget] ?? listed[place]);
  }
  return values;
}
