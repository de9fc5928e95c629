import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';

/** How files of other editors, and of other times, differ from ours. */
export interface Manner {
  /** Values by position only. */
  readonly unnamed: boolean;
  /** Sockets of widgets only where a link leads to them. */
  readonly fewSockets: boolean;
  /** Links as objects. */
  readonly format1: boolean;
}

/** The same workflow as other editors would have saved it. */
export function asOtherEditorsSave(workflow: JsonObject, manner: Manner): JsonObject {
  const { extra, ...rest } = changeGraph(workflow, manner) as { readonly [key: string]: Json };
  const definitions = workflow.definitions as JsonObject | undefined;
  const subgraphs = definitions?.subgraphs as readonly JsonObject[] | undefined;
  return {
    ...rest,
    extra: isJsonObject(extra) ? { ...extra, talkgraph: {} } : {},
    ...(subgraphs && { definitions: { subgraphs: subgraphs.map((one) => changeGraph(one, manner)) } }),
    ...(manner.format1 && { version: 1 }),
  };
}

function changeGraph(graph: JsonObject, { unnamed, fewSockets, format1 }: Manner): JsonObject {
  const places = new Map<string, number>();
  const nodes = (graph.nodes as readonly JsonObject[]).map((node) => {
    const { widgets_values_named: named, ...others } = node;
    const sockets = (node.inputs ?? []) as readonly JsonObject[];
    const kept = fewSockets ? sockets.filter(({ widget, link }) => widget === undefined || link !== null) : sockets;
    for (const [place, { link }] of kept.entries()) if (link !== null) places.set(String(link), place);
    return { ...others, inputs: kept, ...(!unnamed && named !== undefined && { widgets_values_named: named }) };
  });
  const links = (graph.links as readonly Json[]).map((link) => {
    const parts = Array.isArray(link) ? (link as readonly Json[]) : Object.values(link as JsonObject);
    const [id, origin, originSlot, target, targetSlot, type] = parts as readonly [Json, Json, Json, Json, Json, Json];
    const place = places.get(String(id)) ?? targetSlot;
    const isList = Array.isArray(link) && !format1;
    if (isList) return [id, origin, originSlot, target, place, type];
    return { id, origin_id: origin, origin_slot: originSlot, target_id: target, target_slot: place, type };
  });
  return { ...graph, nodes, links };
}
