import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { InputPort, NodeType } from '../catalogue/node-type.js';
import { afterRunChoices, afterRunKey } from './after-run.js';
import type { GraphNode } from './document.js';

/** What a saved node holds of its widgets. */
export interface SavedWidgets {
  /** `widgets_values`: a list in the order of the widgets, or an object by their names. */
  readonly listed: Json | undefined;
  /** `widgets_values_named`. */
  readonly named: JsonObject;
  readonly savedInputs: readonly JsonObject[];
}

/** What the editor keeps after a file's name for its upload button and its player. */
const uploadExtras: ReadonlySet<Json> = new Set([null, '', 'image', 'audio', 'video', 'file']);
const controlWords: ReadonlySet<Json> = new Set(afterRunChoices);

interface Slot {
  readonly name: string;
  readonly port: InputPort | undefined;
}

/**
 * Gives saved values their names, by the rules the server reads them by: in the order of declaration, unless every widget
 * was saved with its socket; entries that only editors use come after seeds and files; values saved by name go before
 * values by position, and a null is a hole. `leftOver` counts values that belong to no widget.
 */
export function readWidgetValues({ listed, named, savedInputs }: SavedWidgets, type: NodeType) {
  const values: Record<string, Json> = {};
  const keep = (name: string, value: Json | undefined) => {
    if (value !== undefined && value !== null) values[name] = value;
  };
  let leftOver = 0;
  if (Array.isArray(listed)) {
    leftOver = listed.length - placeByPosition(slotsOf(savedInputs, type), listed as readonly Json[], keep);
  }
  const names = new Set(type.inputs.flatMap(({ name }) => [name, afterRunKey(name)]));
  for (const [name, value] of [...Object.entries(isJsonObject(listed) ? listed : {}), ...Object.entries(named)]) {
    if (names.has(name)) keep(name, value);
  }
  return { values: values as GraphNode['values'], leftOver };
}

/** The names of the widgets whose sockets were saved, in their order. */
export function savedWidgets(savedInputs: readonly JsonObject[]): string[] {
  return savedInputs.flatMap(({ widget }) =>
    isJsonObject(widget) && typeof widget.name === 'string' ? [widget.name] : [],
  );
}

function slotsOf(savedInputs: readonly JsonObject[], { inputs }: NodeType): readonly Slot[] {
  const saved = savedWidgets(savedInputs);
  const declared = inputs.filter(({ widget }) => widget);
  if (!declared.every(({ name }) => saved.includes(name))) return declared.map((port) => ({ name: port.name, port }));
  return saved.map((name) => ({ name, port: inputs.find((input) => input.name === name) }));
}

/** Hands each widget its value and answers how many entries of the list were used up. */
function placeByPosition(
  slots: readonly Slot[],
  listed: readonly Json[],
  keep: (name: string, value: Json | undefined) => void,
): number {
  let at = 0;
  let surplus = listed.length - slots.length;
  const skip = () => {
    at += 1;
    surplus -= 1;
  };
  for (const [index, { name, port }] of slots.entries()) {
    keep(name, listed[at]);
    at += 1;
    const extra = listed[at];
    if (extra === undefined) continue;
    const couldBeNext = surplus <= 0 && accepts(slots[index + 1]?.port, extra);
    if (changesAfterRun(name, port) && controlWords.has(extra) && !couldBeNext) {
      if (extra !== 'fixed') keep(afterRunKey(name), extra);
      skip();
    }
    while (port?.widget?.kind === 'file' && surplus > 0 && at < listed.length && uploadExtras.has(listed[at] ?? null)) {
      skip();
    }
  }
  return Math.min(at, listed.length);
}

function changesAfterRun(name: string, port: InputPort | undefined): boolean {
  return port ? port.changesAfterRun : name === 'seed' || name === 'noise_seed';
}

function accepts(port: InputPort | undefined, value: Json): boolean {
  if (!port) return false;
  return port.type === 'STRING' || (port.widget?.kind === 'choice' && port.widget.choices.includes(value));
}
