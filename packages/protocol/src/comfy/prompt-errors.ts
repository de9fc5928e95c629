import type { JsonObject, NodeIssues, PromptIssue, PromptVerdict } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** One mistake in a node, in ComfyUI's shape; `text` is the same for people, in both languages. */
export interface NodeErrorEntry {
  readonly type: string;
  readonly message: string;
  readonly details: string;
  readonly extra_info: JsonObject;
  readonly text: LocalizedText;
}

/** The mistakes of one node, in ComfyUI's shape. */
export interface NodeErrors {
  readonly errors: readonly NodeErrorEntry[];
  readonly dependent_outputs: readonly string[];
  readonly class_type: string;
}

/** The body of every refused request: what ComfyUI's clients read, and the sentence in both languages. */
export interface ErrorBody {
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly details: string;
    readonly extra_info: JsonObject;
    readonly text: LocalizedText;
    /** The error's code in the catalogue, and whose move it is; absent for mistakes in a prompt, which have a `type`. */
    readonly code?: string;
    readonly kind?: 'user' | 'operational' | 'bug';
  };
  readonly node_errors: Readonly<Record<string, NodeErrors>>;
}

/** `node_errors` of an answer to `POST /prompt`; also of an accepted one that leaves some outputs out. */
export function nodeErrors(issues: ReadonlyMap<string, NodeIssues>): Readonly<Record<string, NodeErrors>> {
  return Object.fromEntries(
    [...issues].map(([node, { nodeType, dependentOutputs, issues: found }]) => [
      node,
      {
        errors: found.map(({ type, message, details, extraInfo, text }) => ({
          type,
          message,
          details,
          extra_info: extraInfo,
          text,
        })),
        dependent_outputs: dependentOutputs,
        class_type: nodeType,
      },
    ]),
  );
}

/** The body that refuses a prompt. `verdict.issue` is what stands at its top. */
export function promptErrorBody(verdict: {
  readonly issue: PromptIssue;
  readonly nodeIssues: PromptVerdict['nodeIssues'];
}): ErrorBody {
  const { type, message, details, extraInfo, text } = verdict.issue;
  return {
    error: { type, message, details, extra_info: extraInfo, text },
    node_errors: nodeErrors(verdict.nodeIssues),
  };
}
