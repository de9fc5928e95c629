import { type ErrorKind, type LocalizedText, TalkgraphError } from './talkgraph-error.js';

/** An entry of a package's error catalogue: call it with the details (and the caught cause) to get the error to throw. */
export interface ErrorDefinition<Details> {
  (details: Details, cause?: unknown): TalkgraphError;
  readonly code: string;
  readonly kind: ErrorKind;
}

/**
 * Declares one error of a catalogue.
 * @param code upper snake case, unique in the whole project, never reused for another meaning
 * @param text the sentence in English and Chinese, built from the details: what, where, what to do
 */
export function defineError<Details = Record<string, never>>(
  code: string,
  kind: ErrorKind,
  text: (details: Details) => LocalizedText,
): ErrorDefinition<Details> {
  const create = (details: Details, cause?: unknown) =>
    new TalkgraphError({ code, kind, text: text(details), details, cause });
  return Object.assign(create, { code, kind });
}
