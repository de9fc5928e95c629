import type { Json, JsonObject, OutputItem } from '@talkgraph/engine';
import type { InspectedItem } from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import { recipeSteps, talkingClip } from './recipe-steps.js';
import { type ClipValue, type StillsValue, valueKind } from './value-kind.js';

/** Characters of a plain value that are sent; the rest is asked for by nobody who looks at a panel. */
const longestText = 20_000;

/** Makes stored items ready to be shown. All clips of one answer are described by one task of a worker. */
export class ItemShower {
  readonly #dispatcher: Dispatcher;
  readonly #clips = new Map<string, { readonly clip: ClipValue; facts: JsonObject }>();

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  /** Has what the clips among these items will be found out. */
  async describe(items: readonly OutputItem[], signal: AbortSignal): Promise<void> {
    for (const item of items) {
      const found = 'value' in item ? valueKind(item.value) : undefined;
      if (found?.kind === 'clip') this.#clips.set(found.clip.hash, { clip: found.clip, facts: {} });
    }
    const all = [...this.#clips.values()];
    if (all.length === 0) return;
    const clips = all.map(({ clip }) => clip);
    const described = (await this.#dispatcher.task('describe-clips', { clips }, { signal })) as readonly JsonObject[];
    for (const [i, entry] of all.entries()) entry.facts = described[i] ?? {};
  }

  show(item: OutputItem): InspectedItem {
    if (!('value' in item)) return { kind: 'blocked', ...(item.blocked !== null && { message: item.blocked }) };
    const found = valueKind(item.value);
    if (found.kind === 'clip') return this.#showClip(found.clip);
    if (found.kind === 'stills') return showStills(found.batch);
    if (found.kind === 'json') return showJson(found.value);
    const { schema, version, summary } = found.document;
    return { kind: 'document', schema, version, ...(summary && { summary }) };
  }

  #showClip(clip: ClipValue): InspectedItem {
    const facts = this.#clips.get(clip.hash)?.facts ?? {};
    if (facts.text) return { kind: 'unreadable', text: facts.text as unknown as { en: string; zh: string } };
    const recipe = { hash: clip.hash, ops: recipeSteps(clip), speaks: talkingClip(clip) !== undefined };
    return { kind: 'clip', ...facts, ...recipe } as InspectedItem;
  }
}

function showStills({ stills }: StillsValue): InspectedItem {
  const [first = {}] = stills;
  const { width = 0, height = 0, channels = 0, format = 'png' } = first;
  return { kind: 'stills', count: stills.length, width, height, channels, format } as InspectedItem;
}

function showJson(value: Json): InspectedItem {
  const text = JSON.stringify(value);
  if (text.length <= longestText) return { kind: 'json', value };
  return { kind: 'json', value: text.slice(0, longestText), length: text.length };
}
