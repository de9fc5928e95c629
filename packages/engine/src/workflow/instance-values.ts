import type { Json } from '../json.js';
import type { UiNode, UiSocket } from './ui-graph.js';

/** How `proxyWidgets` names the sub-graph's own inputs; other entries name a node inside it. */
const ownInput = '-1';

/**
 * The value that an instance of a sub-graph holds for one of its own inputs. Newer editors list the widgets an instance
 * shows as `properties.proxyWidgets`, `[node, widget]` each, and its saved values in the order of that list; in others the
 * values follow the inputs that have a widget.
 */
export function instanceInputValue(instance: UiNode, input: UiSocket): Json | undefined {
  const { widget } = input;
  if (widget === undefined) return undefined;
  const named = instance.namedValues[widget];
  if (named !== undefined && named !== null) return named;
  const shown = proxyWidgets(instance);
  const position =
    shown === undefined
      ? instance.inputs.filter((socket) => socket.widget !== undefined).indexOf(input)
      : shown.findIndex(([node, name]) => node === ownInput && name === widget);
  return valueAt(instance, position);
}

/** The values that an instance holds for the widgets of one node inside it: usually none, as the node keeps them itself. */
export function instanceNodeValues(instance: UiNode, node: string): readonly (readonly [string, Json])[] {
  return (proxyWidgets(instance) ?? []).flatMap(([owner, widget], position) => {
    const value = owner === node ? valueAt(instance, position) : undefined;
    return value === undefined ? [] : [[widget, value] as const];
  });
}

function valueAt({ values }: UiNode, position: number): Json | undefined {
  return Array.isArray(values) ? ((values as readonly Json[])[position] ?? undefined) : undefined;
}

function proxyWidgets({ properties }: UiNode): readonly (readonly [string, string])[] | undefined {
  const listed = properties.proxyWidgets;
  if (!Array.isArray(listed) || listed.length === 0) return undefined;
  return listed.map((entry: Json) => {
    const [node, widget] = Array.isArray(entry) ? (entry as readonly Json[]) : [];
    return [String(node), String(widget)] as const;
  });
}
