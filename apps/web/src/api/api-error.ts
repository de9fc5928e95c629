import type { LocalizedText } from '@talkgraph/errors';
import type { NodeErrors } from '@talkgraph/protocol';

/** Why a request failed, ready to be shown: the server's own sentence, or that there was no answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The error's code in the server's catalogue, or ComfyUI's name of it. */
  readonly code: string;
  readonly text: LocalizedText;
  /** Mistakes of a refused workflow, by node. */
  readonly nodeErrors: Readonly<Record<string, NodeErrors>>;

  constructor(facts: {
    readonly status: number;
    readonly code: string;
    readonly text: LocalizedText;
    readonly nodeErrors?: Readonly<Record<string, NodeErrors>>;
    readonly cause?: unknown;
  }) {
    super(facts.text.en, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.text = facts.text;
    this.nodeErrors = facts.nodeErrors ?? {};
  }
}

/** Whether something thrown came from a request. */
export function isApiError(thrown: unknown): thrown is ApiError {
  return thrown instanceof ApiError;
}

/** What to show for anything thrown: its own sentence, or that the page itself failed. */
export function textOf(thrown: unknown): LocalizedText {
  if (isApiError(thrown)) return thrown.text;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return { en: `The page failed: ${reason}`, zh: `页面出错：${reason}` };
}
