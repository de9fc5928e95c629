import type { LocalizedText } from '@talkgraph/errors';
import type { NodeRegistry } from '../definition/registry.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { bypassed, expandSubgraphs, muted, type PlacedNode } from './expand-subgraphs.js';
import { instanceNodeValues } from './instance-values.js';
import { readUiWorkflow } from './read-ui-graph.js';
import { resolveLink, virtualTypes } from './resolve-link.js';
import type { UiNode } from './ui-graph.js';
import { widgetValues } from './widget-values.js';

/** A workflow in API format, and what could not be carried over for sure. */
export interface ConvertedWorkflow {
  readonly prompt: JsonObject;
  readonly remarks: readonly { readonly node: string; readonly text: LocalizedText }[];
}

/**
 * Turns a workflow as editors save it into the API format, as ComfyUI's editor does when it submits one: nodes that are
 * muted, bypassed or only drawn are left out, sub-graphs are opened (their nodes get ids such as `1:2:3`), links lead to
 * the nodes that really feed them, widgets become constants. Needs the registry to know which saved value belongs to
 * which widget; nodes of unknown types are carried over as far as they describe themselves.
 * @throws WORKFLOW_INVALID, WORKFLOW_CIRCULAR, WORKFLOW_SUBGRAPH_RECURSIVE, WORKFLOW_TOO_LARGE
 */
export function convertWorkflow(workflow: JsonObject, registry: NodeRegistry): ConvertedWorkflow {
  const nodes: (readonly [string, JsonObject])[] = [];
  const remarks: { node: string; text: LocalizedText }[] = [];
  for (const placed of expandSubgraphs(readUiWorkflow(workflow))) {
    const { node, scope } = placed;
    if (node.mode === muted || node.mode === bypassed || virtualTypes.has(node.type)) continue;
    const id = `${scope.prefix}${node.id}`;
    nodes.push([id, convertNode(placed, registry, (text) => remarks.push({ node: id, text }))]);
  }
  return { prompt: Object.fromEntries(nodes), remarks };
}

function convertNode(
  { node, scope }: PlacedNode,
  registry: NodeRegistry,
  remark: (text: LocalizedText) => void,
): JsonObject {
  const definition = registry.find(node.type);
  const { values, leftOver } = widgetValues(node, definition);
  if (definition === undefined) {
    remark({
      en: `The type ${node.type} is unknown, so its values may not have been carried over.`,
      zh: `类型 ${node.type} 未知，其取值可能没有完整转换。`,
    });
  } else if (leftOver > 0) {
    remark({
      en: `${leftOver} of the saved values belong to no widget of ${node.type}; check its inputs.`,
      zh: `有 ${leftOver} 个已保存的值不属于 ${node.type} 的任何控件；请检查它的输入。`,
    });
  }
  const inputs = new Map<string, Json>([...values].map(([name, value]) => [name, wrap(value)]));
  const shownOutside = scope.instance === undefined ? [] : instanceNodeValues(scope.instance.node, node.id);
  for (const [name, value] of shownOutside) {
    // The control of a seed can be shown outside too, but is no input.
    if (inputs.has(name)) inputs.set(name, wrap(value));
  }
  for (const input of node.inputs) {
    const source = input.link === undefined ? undefined : resolveLink(scope, input.link);
    if (source === undefined) continue;
    inputs.set(input.name, 'value' in source ? wrap(source.value) : [source.node, source.slot]);
  }
  const meta = metaOf(node);
  return {
    class_type: node.type,
    inputs: Object.fromEntries(inputs),
    ...(Object.keys(meta).length > 0 ? { _meta: meta } : {}),
  };
}

/** A bare list would be read as a link. */
function wrap(value: Json): Json {
  return Array.isArray(value) ? { __value__: value } : value;
}

function metaOf({ title, properties }: UiNode): JsonObject {
  const own = properties.talkgraph;
  const { version, policy } = (isJsonObject(own) ? own : {}) as JsonObject;
  return {
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    ...(policy === undefined ? {} : { policy }),
  };
}
