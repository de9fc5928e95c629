/**
 * What a failure asks of its reader: `user` fix the input or the command, `operational` try again or mend the machine,
 * `bug` report it.
 */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** Languages of everything a user reads. */
export type Locale = 'en' | 'zh';

/** One sentence in every language a user may read it in: what, where, and what to do. */
export type LocalizedText = Readonly<Record<Locale, string>>;

// Symbol.for works across realms and across two copies of this package, unlike instanceof.
const brand = Symbol.for('talkgraph.error');

export interface TalkgraphErrorOptions {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly text: LocalizedText;
  readonly details: unknown;
  readonly cause?: unknown;
}

/** The only error Talkgraph throws. Callers match `code`, never the text; `cause` keeps what was caught. */
export class TalkgraphError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly text: LocalizedText;
  readonly details: unknown;

  constructor(options: TalkgraphErrorOptions) {
    super(options.text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TalkgraphError';
    this.code = options.code;
    this.kind = options.kind;
    this.text = options.text;
    this.details = options.details;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Tells whether a caught value is a TalkgraphError, also one made by another copy of this package. */
export function isTalkgraphError(value: unknown): value is TalkgraphError {
  return typeof value === 'object' && value !== null && brand in value;
}
