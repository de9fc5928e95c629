import { isTalkgraphError, type Locale, type TalkgraphError } from '@talkgraph/errors';
import { unexpected } from './errors.js';

/** What a caught value says to the user and to the program that called us. */
export interface Explained {
  readonly error: TalkgraphError;
  /** "talkgraph: sentence [CODE]" in the user's language. */
  readonly line: string;
  readonly exitCode: number;
}

const exitCodes = { user: 2, operational: 1, bug: 1 } as const;

/** Explains anything that was thrown. `interrupted` is the exit code of the signal that stopped the work, if one did. */
export function explainError(thrown: unknown, locale: Locale, interrupted: number | undefined): Explained {
  const error = isTalkgraphError(thrown) ? thrown : unexpected({ reason: reasonOf(thrown) }, thrown);
  const line = `talkgraph${locale === 'zh' ? '：' : ': '}${error.text[locale]} [${error.code}]`;
  return { error, line, exitCode: interrupted ?? exitCodes[error.kind] };
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

/** The stacks of an error and of its causes, for TALKGRAPH_DEBUG. */
export function stacksOf(thrown: unknown): string {
  const stacks: string[] = [];
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) stacks.push(error.stack ?? '');
  return stacks.join('\nCaused by: ');
}
