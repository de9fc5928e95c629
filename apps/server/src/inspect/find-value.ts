import { checkArtifactKey, type Json, type JsonObject } from '@talkgraph/engine';
import type { itemParams } from '@talkgraph/protocol';
import type { z } from 'zod';
import { inspectedValueKind, inspectedValueMissing } from '../errors.js';
import type { InspectServices } from './read-node-values.js';
import { talkingClip } from './recipe-steps.js';
import { RunValues } from './run-values.js';
import { type ClipValue, valueKind } from './value-kind.js';

/** Names a value of a run. */
export type ItemPlace = z.output<typeof itemParams>;

/**
 * One value that a node received or made, from the stored run: clients name values, they never send them.
 * @throws RUN_NOT_FOUND, INSPECTED_NODE_NOT_FOUND, INSPECTED_VALUE_NOT_FOUND
 */
export async function findValue({ dispatcher, registry }: InspectServices, place: ItemPlace): Promise<Json> {
  const { id, node, side, slot, item } = place;
  const values = await RunValues.open(dispatcher, registry(), id);
  values.typeOf(node);
  const given = side === 'inputs' ? ownInput(values.inputsOf(node), slot) : undefined;
  const items =
    side === 'outputs' ? (await values.record(node))?.outputs[Number(slot)] : given && (await values.received(given));
  const found = items?.[item];
  if (found === undefined || !('value' in found)) throw inspectedValueMissing({ node, port: slot });
  return found.value;
}

function ownInput(inputs: ReturnType<RunValues['inputsOf']>, name: string) {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

/** The clip that a value is, or the footage below its talking clip. @throws INSPECTED_VALUE_KIND */
export function clipIn(value: Json, of: 'result' | 'template' = 'result'): ClipValue {
  const found = valueKind(value);
  if (found.kind !== 'clip') throw inspectedValueKind({ wanted: 'clip' });
  if (of === 'result') return found.clip;
  const template = talkingClip(found.clip)?.inputs[0];
  if (!template) throw inspectedValueKind({ wanted: 'talking clip' });
  return template;
}

/** Which clip is meant, and the one among the node's inputs that it is compared with, as `slot/item`. */
interface ClipChoice {
  readonly of: 'result' | 'template';
  readonly behind: string | undefined;
}

/** The clip that a value is, and the one that it was made of where that is asked for. @throws as `findValue` and `clipIn` */
export async function findClips(services: InspectServices, place: ItemPlace, { of, behind }: ClipChoice) {
  const clip = clipIn(await findValue(services, place), of);
  if (behind === undefined) return { clip };
  const cut = behind.lastIndexOf('/');
  const input = { ...place, side: 'inputs', slot: behind.slice(0, cut), item: Number(behind.slice(cut + 1)) } as const;
  return { clip, behind: clipIn(await findValue(services, input)) };
}

/** A still of the batch that a value is. @throws INSPECTED_VALUE_KIND, INSPECTED_VALUE_NOT_FOUND */
export function stillIn(value: Json, n: number, place: ItemPlace): JsonObject {
  const found = valueKind(value);
  if (found.kind !== 'stills') throw inspectedValueKind({ wanted: 'stills' });
  const still = found.batch.stills[n];
  if (!still) throw inspectedValueMissing({ node: place.node, port: place.slot });
  checkArtifactKey(String(still.artifact));
  return still;
}

/** The key of the stored track that a value is, or that the talking clip within it was drawn by. @throws INSPECTED_VALUE_KIND */
export function trackIn(value: Json, track: 'faceTrack' | 'mouthTrack'): string {
  const found = valueKind(value);
  const schema = track === 'faceTrack' ? 'talkgraph.face-track' : 'talkgraph.mouth-track';
  if (found.kind === 'document' && found.document.schema === schema) return checkArtifactKey(found.document.artifact);
  const reference = found.kind === 'clip' ? talkingClip(found.clip)?.params[track] : undefined;
  const key = (reference as { readonly artifact?: Json } | undefined)?.artifact;
  if (typeof key === 'string') return checkArtifactKey(key);
  throw inspectedValueKind({ wanted: schema });
}

/** The key of the stored table that a value is. @throws INSPECTED_VALUE_KIND */
export function tableIn(value: Json): string {
  const found = valueKind(value);
  const isTable = found.kind === 'document' && found.document.schema === 'talkgraph.table';
  if (isTable) return checkArtifactKey(found.document.artifact);
  throw inspectedValueKind({ wanted: 'talkgraph.table' });
}

/** The key of the JSON document that a value is. @throws INSPECTED_VALUE_KIND */
export function documentIn(value: Json): string {
  const found = valueKind(value);
  if (found.kind === 'document' && found.document.artifact.endsWith('.json')) {
    return checkArtifactKey(found.document.artifact);
  }
  throw inspectedValueKind({ wanted: 'JSON document' });
}
