import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';

/** A recipe of a clip, as it lies in the store. */
export type ClipValue = JsonObject & {
  readonly op: string;
  readonly params: JsonObject;
  readonly inputs: readonly ClipValue[];
  readonly hash: string;
};
/** A batch of stored stills. */
export type StillsValue = JsonObject & { readonly stills: readonly JsonObject[] };
/** A stored document. */
export type DocumentValue = JsonObject & {
  readonly artifact: string;
  readonly schema: string;
  readonly version: number;
  readonly summary?: JsonObject;
};

/** What a value is. Ports of any type carry all kinds, so the value's own shape says it, not the port. */
export type ValueKind =
  | { readonly kind: 'clip'; readonly clip: ClipValue }
  | { readonly kind: 'stills'; readonly batch: StillsValue }
  | { readonly kind: 'document'; readonly document: DocumentValue }
  | { readonly kind: 'json'; readonly value: Json };

/** Tells values of media apart from plain ones. */
export function valueKind(value: Json): ValueKind {
  if (isClip(value)) return { kind: 'clip', clip: value };
  if (isStills(value)) return { kind: 'stills', batch: value };
  if (isDocument(value)) return { kind: 'document', document: value };
  return { kind: 'json', value };
}

function isClip(value: Json): value is ClipValue {
  if (!isJsonObject(value)) return false;
  const { op, params, inputs, hash } = value;
  return (
    typeof op === 'string' &&
    isJsonObject(params) &&
    Array.isArray(inputs) &&
    typeof hash === 'string' &&
    /^[0-9a-f]{64}$/.test(hash)
  );
}

function isStills(value: Json): value is StillsValue {
  if (!isJsonObject(value) || !Array.isArray(value.stills)) return false;
  return (value.stills as readonly Json[]).every((still) => isJsonObject(still) && typeof still.artifact === 'string');
}

function isDocument(value: Json): value is DocumentValue {
  if (!isJsonObject(value)) return false;
  return typeof value.artifact === 'string' && typeof value.schema === 'string' && typeof value.version === 'number';
}
