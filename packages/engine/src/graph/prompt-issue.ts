import type { LocalizedText } from '@talkgraph/errors';
import type { Json, JsonObject } from '../json.js';

/** Kinds of mistakes in a node of a prompt; ComfyUI's names, which its clients know. */
export type NodeIssueType =
  | 'required_input_missing'
  | 'bad_linked_input'
  | 'return_type_mismatch'
  | 'invalid_input_type'
  | 'value_smaller_than_min'
  | 'value_bigger_than_max'
  | 'value_not_in_list'
  | 'custom_validation_failed'
  | 'dependency_cycle'
  | 'exception_during_inner_validation'
  | 'exception_during_validation';

/** One mistake in one node. `message` and `details` are ComfyUI's English; `text` is the sentence for people. */
export interface NodeIssue {
  readonly type: NodeIssueType;
  readonly message: string;
  readonly details: string;
  readonly text: LocalizedText;
  readonly extraInfo: JsonObject & { readonly input_name?: Json };
}

/** The mistakes of one node, and the outputs that cannot be made because of them. */
export interface NodeIssues {
  readonly nodeType: string;
  readonly dependentOutputs: readonly string[];
  readonly issues: readonly NodeIssue[];
}

/** A mistake of the prompt as a whole. */
export interface PromptIssue {
  readonly type:
    | 'no_prompt'
    | 'invalid_prompt'
    | 'missing_node_type'
    | 'prompt_no_outputs'
    | 'prompt_outputs_failed_validation'
    | 'dependency_cycle';
  readonly message: string;
  readonly details: string;
  readonly text: LocalizedText;
  readonly extraInfo: JsonObject;
}

/** What checking a prompt found. It may be run when there is no `issue`; nodes with mistakes are then left out. */
export interface PromptVerdict {
  readonly issue?: PromptIssue;
  readonly nodeIssues: ReadonlyMap<string, NodeIssues>;
  /** The output nodes that can be made, in the order of the prompt. */
  readonly outputs: readonly string[];
  /** Remarks that do not stop a run: deprecated types, unknown inputs that were left out. */
  readonly remarks: readonly { readonly node: string; readonly text: LocalizedText }[];
}
