import { isJsonObject, type JsonObject } from '@talkgraph/engine';
import { findType } from '../catalogue/find-type.js';
import type { NodeType } from '../catalogue/node-type.js';
import { editorTypes, type GraphNode, type NodeMode } from './document.js';
import { readEditorValues } from './read-editor-values.js';
import { readInstanceValues } from './read-instance-values.js';
import { objectIn, objectsIn, pairIn, without } from './read-json.js';
import { readWidgetValues, savedWidgets } from './read-widget-values.js';
import type { ReadingContext } from './reading-context.js';

/** Keys of a saved node that have places of their own here, or that are made anew when it is saved. */
const ownKeys = new Set([
  ...['id', 'type', 'title', 'pos', 'size', 'flags', 'order', 'mode', 'color', 'inputs', 'outputs', 'properties'],
  ...['widgets_values', 'widgets_values_named'],
]);

const modes: ReadonlyMap<unknown, NodeMode> = new Map([
  [0, 'active'],
  [2, 'muted'],
  [4, 'bypassed'],
]);

type Contents = Pick<GraphNode, 'values' | 'savedInputs' | 'savedOutputs'> & { readonly rest?: JsonObject };

/** Reads a saved node. */
export function readNode(id: string, type: string, json: JsonObject, context: ReadingContext): GraphNode {
  const [x, y] = pairIn(json.pos);
  const { rest: more, ...contents } = readContents(type, json, context);
  const flags = objectIn(json.flags);
  const otherFlags = without(flags, new Set(['collapsed']));
  const mode = modes.get(json.mode ?? 0);
  const rest = {
    ...without(json, ownKeys),
    ...(otherFlags && { flags: otherFlags }),
    ...(mode === undefined && json.mode !== undefined && { mode: json.mode }),
    ...more,
  };
  return {
    id,
    type,
    ...(typeof json.title === 'string' && { title: json.title }),
    x,
    y,
    ...readSize(type, json, context),
    mode: mode ?? 'active',
    collapsed: flags.collapsed === true,
    ...(typeof json.color === 'string' && { color: json.color }),
    ...contents,
    properties: objectIn(json.properties),
    ...(Object.keys(rest).length > 0 && { rest }),
  };
}

/** Heights of other editors fit their own widgets, so only notes and what this editor saved keep theirs. */
function readSize(type: string, { size }: JsonObject, { isOwn }: ReadingContext): Pick<GraphNode, 'width' | 'height'> {
  const [width, height] = pairIn(size);
  const keepsHeight = isOwn || type === editorTypes.note || type === editorTypes.markdownNote;
  const keepsWidth = type !== editorTypes.reroute || isOwn;
  return { ...(width > 0 && keepsWidth && { width }), ...(height > 0 && keepsHeight && { height }) };
}

function readContents(type: string, json: JsonObject, context: ReadingContext): Contents {
  const subgraph = context.subgraphs.get(type);
  if (subgraph) return { values: readInstanceValues(json, subgraph.inputs) };
  const editorValues = readEditorValues(type, json);
  if (editorValues) return { values: editorValues };
  const known = findType(context.catalogue, type);
  return known ? readKnown(json, known, context) : readUnknown(type, json, context);
}

function readKnown(json: JsonObject, type: NodeType, { remark }: ReadingContext): Contents {
  const sockets = objectsIn(json.inputs);
  const named = objectIn(json.widgets_values_named);
  const { values, leftOver } = readWidgetValues({ listed: json.widgets_values, named, savedInputs: sockets }, type);
  const declared = new Set(type.inputs.map(({ name }) => name));
  const gone = savedWidgets(sockets).filter((name) => !declared.has(name));
  const isLinked = ({ link }: JsonObject) => link !== null && link !== undefined;
  const kept = sockets.filter((socket) =>
    declared.has(String(socket.name)) ? hasMore(socket) : !isJsonObject(socket.widget) || isLinked(socket),
  );
  const lost = gone.filter((name) => values[name] !== undefined && !kept.some((socket) => socket.name === name));
  if (leftOver > 0 || lost.length > 0) remark(valuesLost(type, leftOver + lost.length));
  const outputs = objectsIn(json.outputs);
  const keepsOutputs = outputs.length > type.outputs.length || outputs.some(hasMore);
  return {
    values:
      lost.length > 0 ? Object.fromEntries(Object.entries(values).filter(([name]) => !lost.includes(name))) : values,
    ...(kept.length > 0 && { savedInputs: kept.map(withoutLinks) }),
    ...(keepsOutputs && { savedOutputs: outputs.map(withoutLinks) }),
  };
}

/** Of an unknown type everything is kept as it is; values that were saved by name can be told from each other. */
function readUnknown(type: string, json: JsonObject, { remark }: ReadingContext): Contents {
  remark(unknownType(type));
  const { widgets_values: listed } = json;
  const inputs = objectsIn(json.inputs);
  const outputs = objectsIn(json.outputs);
  return {
    values: objectIn(json.widgets_values_named),
    ...(inputs.length > 0 && { savedInputs: inputs.map(withoutLinks) }),
    ...(outputs.length > 0 && { savedOutputs: outputs.map(withoutLinks) }),
    ...(listed !== undefined && listed !== null && { rest: { widgets_values: listed } }),
  };
}

/** What every socket has; anything else, such as a name that the user gave it, is kept. */
const usualKeys = new Set(['name', 'type', 'link', 'links', 'widget', 'shape', 'slot_index', 'localized_name']);

function hasMore(socket: JsonObject): boolean {
  return Object.keys(socket).some((key) => !usualKeys.has(key));
}

function withoutLinks({ link: _link, links: _links, slot_index: _index, ...socket }: JsonObject): JsonObject {
  return socket;
}

function unknownType(type: string) {
  return {
    en: `The node type ${type} is not installed; its nodes are kept as they are, but cannot run.`,
    zh: `节点类型 ${type} 未安装；相关节点会原样保留，但无法运行。`,
  };
}

function valuesLost({ type, label }: NodeType, count: number) {
  return {
    en: `${count} of the saved values belong to no input of ${label.en} (${type}); check its settings.`,
    zh: `有 ${count} 个已保存的值不属于“${label.zh}”（${type}）的任何输入；请检查它的设置。`,
  };
}
