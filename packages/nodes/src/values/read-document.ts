import { readFile } from 'node:fs/promises';
import type { Json, JsonObject, NodeContext } from '@talkgraph/engine';
import type { DocumentReference } from '../ports.js';
import { jsonDocumentMissing } from './value-errors.js';

/** Whether a value refers to a stored JSON document: a table, a report. */
export function isDocument(value: JsonObject): value is JsonObject & Pick<DocumentReference, 'artifact' | 'schema'> {
  const { artifact, schema } = value;
  return typeof artifact === 'string' && artifact.endsWith('.json') && typeof schema === 'string';
}

/** What a stored document holds. @throws JSON_DOCUMENT_MISSING */
export async function readDocument(
  { artifact }: Pick<DocumentReference, 'artifact'>,
  { store }: Pick<NodeContext, 'store'>,
): Promise<Json> {
  const path = await store.find(artifact);
  if (path === undefined) throw jsonDocumentMissing({ artifact });
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}
