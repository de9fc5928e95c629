import type { InputValue, NodeRegistry, OutputItem } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { InspectedPort, NodeValues } from '@talkgraph/protocol';
import type { DispatchedEvent, Dispatcher } from '@talkgraph/runtime';
import { RunValues } from './run-values.js';
import { ItemShower } from './show-items.js';

/** Items of one port that are listed. */
const mostItems = 50;
/** Stored events that are looked through for what a node said. */
const mostEvents = 5000;

export interface InspectServices {
  readonly dispatcher: Dispatcher;
  registry(): NodeRegistry;
}

/** Names a node of a run. */
export interface NodePlace {
  readonly runId: string;
  readonly node: string;
}

/** A port with what came through it. */
interface Port extends Omit<InspectedPort, 'items'> {
  readonly items: readonly OutputItem[];
}

/**
 * What a node of a run received and made, read from the stored run.
 * @throws RUN_NOT_FOUND, INSPECTED_NODE_NOT_FOUND
 */
export async function readNodeValues(
  { dispatcher, registry }: InspectServices,
  { runId, node }: NodePlace,
  signal: AbortSignal,
): Promise<NodeValues> {
  const values = await RunValues.open(dispatcher, registry(), runId);
  const type = values.typeOf(node);
  const definition = registry().find(type);
  const [stored, record] = [values.stored(node), await values.record(node)];
  const inputs = await inputPorts(values, registry(), node);
  const outputs = (record?.outputs ?? []).map((items, slot): Port => {
    const spec = Object.values(definition?.outputs ?? {})[slot];
    const name = Object.keys(definition?.outputs ?? {})[slot] ?? String(slot);
    return { slot: String(slot), label: spec?.label ?? same(name), type: spec?.type.name ?? '*', items };
  });
  const shower = new ItemShower(dispatcher);
  const shown = [...inputs, ...outputs].flatMap(({ items }) => items.slice(0, mostItems));
  await shower.describe(shown, signal);
  const show = ({ items, ...port }: Port): InspectedPort => ({
    ...port,
    items: items.slice(0, mostItems).map((item) => shower.show(item)),
    ...(items.length > mostItems && { more: items.length - mostItems }),
  });
  const told = toldOf(node, await dispatcher.events({ runId, limit: mostEvents }));
  return {
    node,
    display: stored?.displayId ?? node,
    type,
    label: definition?.label ?? same(values.prompt.nodes.get(node)?.title ?? type),
    state: stateOf(told, record !== undefined, stored?.ran === true),
    milliseconds: stored?.milliseconds ?? 0,
    ...(stored?.memoryBytes !== undefined && { memoryBytes: stored.memoryBytes }),
    inputs: inputs.map(show),
    outputs: outputs.map(show),
    ...(record?.ui && { ui: Object.fromEntries(Object.entries(record.ui).map(([key, list]) => [key, [...list]])) }),
    ...(record?.files && { files: record.files.map((file) => ({ ...file })) }),
    notes: told.notes,
    ...(told.failure && { failure: told.failure }),
  };
}

async function inputPorts(values: RunValues, registry: NodeRegistry, node: string): Promise<Port[]> {
  const specs = registry.find(values.typeOf(node))?.inputs ?? {};
  const given = Object.entries(values.inputsOf(node));
  return Promise.all(
    given.map(async ([name, value]): Promise<Port> => {
      const items = await values.received(value);
      return {
        slot: name,
        label: specs[name]?.label ?? same(name),
        type: specs[name]?.type.name ?? '*',
        items: items ?? [],
        ...('link' in value && { from: sourceOf(value, values, registry) }),
        ...(items === undefined && { missing: true }),
      };
    }),
  );
}

function sourceOf({ link }: Extract<InputValue, { link: unknown }>, values: RunValues, registry: NodeRegistry) {
  const { type = '', title } = values.prompt.nodes.get(link.node) ?? {};
  return { ...link, type, label: registry.find(type)?.label ?? same(title ?? type) };
}

interface Told {
  readonly notes: LocalizedText[];
  readonly failure?: NonNullable<NodeValues['failure']>;
  readonly isSkipped: boolean;
}

/** What the stored events say of a node. A failure that a new try made good is none. */
function toldOf(node: string, events: readonly DispatchedEvent[]): Told {
  const notes: LocalizedText[] = [];
  let failure: Told['failure'];
  let isSkipped = false;
  for (const { event } of events) {
    if (!('node' in event) || event.node !== node) continue;
    if (event.kind === 'node-note') notes.push({ en: event.text.en, zh: event.text.zh });
    if (event.kind === 'node-skipped') isSkipped = true;
    // A loop has tried the round again.
    if (event.kind === 'node-done') failure = undefined;
    if (event.kind !== 'node-failed' || event.willRetry) continue;
    const { code, kind, text } = event.failure;
    failure = { code, kind, text: { en: text.en, zh: text.zh } };
  }
  return { notes, isSkipped, ...(failure && { failure }) };
}

function stateOf({ failure, isSkipped }: Told, isDone: boolean, ran: boolean): NodeValues['state'] {
  if (failure) return 'failed';
  if (isDone) return ran ? 'done' : 'cached';
  return isSkipped ? 'skipped' : 'unfinished';
}

const same = (text: string): LocalizedText => ({ en: text, zh: text });
