import {
  checkPrompt,
  convertWorkflow,
  isUiWorkflow,
  type JsonObject,
  type Prompt,
  type PromptVerdict,
  parsePrompt,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { PromptRequest } from '@talkgraph/protocol';
import { checkPromptFiles } from '../security/check-prompt-files.js';
import type { ServerServices } from '../server-services.js';
import { findInputFile } from './find-input-file.js';
import { findProfile } from './find-profile.js';
import { readPromptText } from './read-prompt-text.js';

/** What a client should know although nothing is wrong. */
export type Remarks = readonly { readonly node?: string; readonly text: LocalizedText }[];

/** A prompt as it would be run, and what is wrong with it. */
export interface JudgedPrompt {
  /** In API format, numbers as they were written. */
  readonly promptText: string;
  readonly verdict: PromptVerdict & { readonly prompt: Prompt };
  /** What was sent in an editor's format. */
  readonly workflow: JsonObject | undefined;
  readonly remarks: Remarks;
}

/** Nobody reads more, and there may be as many as a prompt has inputs. */
const mostRemarks = 200;

/**
 * Reads what was sent as `workflow` or `prompt`, in either format, and finds every mistake in it; undefined where nothing was
 * sent.
 * @param bodyText the whole body as it was written
 * @throws BODY_NOT_JSON, PROMPT_INVALID, FILE_NAME_REFUSED, and what `convertWorkflow` throws
 */
export async function judgePrompt(
  { registry, home }: Pick<ServerServices, 'registry' | 'home'>,
  body: Pick<PromptRequest, 'prompt' | 'workflow' | 'partial_execution_targets'>,
  bodyText: string,
): Promise<JudgedPrompt | undefined> {
  const known = registry();
  const given = (body.workflow ?? body.prompt) as JsonObject | null | undefined;
  if (!given) return undefined;
  const workflow = isUiWorkflow(given) ? given : undefined;
  const converted = workflow && convertWorkflow(workflow, known);
  const promptText = converted ? JSON.stringify(converted.prompt) : textOf(body, bodyText);
  const targets = body.partial_execution_targets;
  const finders = { findFile: findInputFile(home), findProfile: findProfile(home) };
  const verdict = await checkPrompt(parsePrompt(promptText), known, { ...finders, ...(targets && { targets }) });
  if (!verdict.issue) await checkPromptFiles(verdict.prompt, known, home);
  const remarks = [...(converted?.remarks ?? []), ...verdict.remarks].slice(0, mostRemarks);
  return { promptText, verdict, workflow, remarks };
}

/** An API-format prompt in `workflow` keeps no number as it was written; `prompt` is the place for it. */
function textOf(body: Pick<PromptRequest, 'workflow'>, bodyText: string): string {
  return body.workflow ? JSON.stringify(body.workflow) : readPromptText(bodyText);
}
