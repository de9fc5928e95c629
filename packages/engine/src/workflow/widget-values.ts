import type { InputSpec } from '../definition/input-spec.js';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import { inDeclaredOrder } from '../graph/check-node.js';
import { isJsonObject, type Json } from '../json.js';
import type { UiNode } from './ui-graph.js';

const widgetTypes: ReadonlySet<string> = new Set(['INT', 'FLOAT', 'STRING', 'BOOLEAN', 'COMBO']);

/** What the editor keeps after a seed, saying how to change it between runs. */
const controlWords: ReadonlySet<Json> = new Set(['fixed', 'increment', 'decrement', 'randomize']);

/** What the editor keeps after a file's name for its upload button and its player. */
const uploadExtras: ReadonlySet<Json> = new Set([null, '', 'image', 'audio', 'video', 'file']);

/** A widget, with what is known of its input. */
interface Widget {
  readonly name: string;
  readonly spec: InputSpec | undefined;
}

/** The constants that a node's widgets hold, and how many saved values fitted none. */
export interface WidgetValues {
  readonly values: ReadonlyMap<string, Json>;
  readonly leftOver: number;
}

/**
 * Reads the widgets of a node. Saved lists hold a value for each widget in the order of declaration, also for those turned
 * into sockets, and between them entries that only the editor uses. Values saved by name go before values by position.
 * A null is a hole: nothing was saved for that widget.
 */
export function widgetValues(node: UiNode, definition: AnyNodeDefinition | undefined): WidgetValues {
  const values = new Map<string, Json>();
  const keep = (name: string, value: Json | undefined) => {
    if (value !== undefined && value !== null) values.set(name, value);
  };
  let leftOver = 0;
  if (Array.isArray(node.values)) {
    const listed = node.values as readonly Json[];
    leftOver = listed.length - placeByPosition(widgetsOf(node, definition), listed, keep);
  }
  const named = [
    ...(isJsonObject(node.values) ? Object.entries(node.values) : []),
    ...Object.entries(node.namedValues),
  ];
  for (const [name, value] of named) {
    if (definition === undefined || Object.hasOwn(definition.inputs, name)) keep(name, value);
  }
  return { values, leftOver };
}

/**
 * The widgets in the order of the saved list. Newer editors save a socket for every widget: then that order counts, since
 * the declaration may have changed after the workflow was saved.
 */
function widgetsOf(node: UiNode, definition: AnyNodeDefinition | undefined): readonly Widget[] {
  const saved = node.inputs.flatMap(({ widget }) => (widget === undefined ? [] : [widget]));
  const specs = definition?.inputs ?? {};
  const specOf = (name: string) => (Object.hasOwn(specs, name) ? specs[name] : undefined);
  const declared = definition === undefined ? [] : inDeclaredOrder(definition).filter(([, spec]) => hasWidget(spec));
  if (declared.every(([name]) => saved.includes(name))) return saved.map((name) => ({ name, spec: specOf(name) }));
  return declared.map(([name, spec]) => ({ name, spec }));
}

function hasWidget(spec: InputSpec): boolean {
  return widgetTypes.has(spec.type.name) && spec.forceInput !== true && spec.rawLink !== true;
}

/** Hands each widget its value and answers how many entries of the list were used up. */
function placeByPosition(
  widgets: readonly Widget[],
  listed: readonly Json[],
  keep: (name: string, value: Json | undefined) => void,
): number {
  let at = 0;
  let surplus = listed.length - widgets.length;
  const skip = () => {
    at += 1;
    surplus -= 1;
  };
  for (const [index, widget] of widgets.entries()) {
    keep(widget.name, listed[at]);
    at += 1;
    const extra = listed[at];
    if (extra === undefined) continue;
    const couldBeNext = surplus <= 0 && accepts(widgets[index + 1], extra);
    if (hasControl(widget) && controlWords.has(extra) && !couldBeNext) skip();
    while (
      widget.spec?.upload !== undefined &&
      surplus > 0 &&
      at < listed.length &&
      uploadExtras.has(listed[at] ?? null)
    ) {
      skip();
    }
  }
  return Math.min(at, listed.length);
}

/** Editors add the control where the input asks for it, and after whole numbers that are called seeds. */
function hasControl({ name, spec }: Widget): boolean {
  if (spec?.controlAfterGenerate !== undefined) return spec.controlAfterGenerate;
  return (name === 'seed' || name === 'noise_seed') && (spec === undefined || spec.type.name === 'INT');
}

function accepts(widget: Widget | undefined, value: Json): boolean {
  if (widget?.spec === undefined) return false;
  const { name, choices } = widget.spec.type;
  return name === 'STRING' || (choices !== undefined && (choices as readonly Json[]).includes(value));
}
