import {
  checkPrompt,
  convertWorkflow,
  isJsonObject,
  isUiWorkflow,
  type JsonObject,
  type PromptIssue,
  type PromptVerdict,
  parsePrompt,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { type ErrorBody, type NodeErrors, nodeErrors, type PromptRequest, promptErrorBody } from '@talkgraph/protocol';
import type { SubmitRequest } from '@talkgraph/runtime';
import { checkPromptFiles } from '../security/check-prompt-files.js';
import type { ServerServices } from '../server-services.js';
import { checkWebhookUrl } from '../webhooks/check-webhook-url.js';
import { findInputFile } from './find-input-file.js';
import { readPromptText } from './read-prompt-text.js';

/** What came with a prompt besides its body. */
export interface PromptCircumstances {
  /** The body as it was written. */
  readonly bodyText: string;
  /** From the query, for clients that put it there. */
  readonly clientId?: string;
  readonly idempotencyKey?: string;
}

/** The answer to an accepted prompt. `node_errors` tells of outputs that were left out; `remarks` is ours. */
export interface PromptAnswer {
  readonly prompt_id: string;
  readonly number: number;
  readonly node_errors: Readonly<Record<string, NodeErrors>>;
  readonly remarks: readonly { readonly node?: string; readonly text: LocalizedText }[];
}

type Remarks = PromptAnswer['remarks'];

/** Nobody reads more, and there may be as many as a prompt has inputs. */
const mostRemarks = 200;

/**
 * Checks a prompt as a whole, and puts it into the queue unless nothing of it can be run.
 * @throws BODY_NOT_JSON, PROMPT_INVALID, WEBHOOK_REFUSED, FILE_NAME_REFUSED, RUN_ID_TAKEN, and what `convertWorkflow` throws
 */
export async function submitPrompt(
  { dispatcher, registry, options, home }: Pick<ServerServices, 'dispatcher' | 'registry' | 'options' | 'home'>,
  body: PromptRequest,
  circumstances: PromptCircumstances,
): Promise<{ readonly accepted: PromptAnswer } | { readonly refused: ErrorBody }> {
  const known = registry();
  const given = (body.workflow ?? body.prompt) as JsonObject | null | undefined;
  if (!given) return { refused: promptErrorBody({ issue: noPrompt, nodeIssues: new Map() }) };

  if (body.webhook_url) checkWebhookUrl(body.webhook_url, options);
  const workflow = isUiWorkflow(given) ? given : undefined;
  const converted = workflow && convertWorkflow(workflow, known);
  const promptText = converted ? JSON.stringify(converted.prompt) : textOf(body, circumstances.bodyText);
  const targets = body.partial_execution_targets;
  const findFile = findInputFile(home);
  const verdict = await checkPrompt(parsePrompt(promptText), known, { findFile, ...(targets && { targets }) });
  if (verdict.issue) return { refused: promptErrorBody({ ...verdict, issue: verdict.issue }) };
  await checkPromptFiles(verdict.prompt, known, home);

  const { run } = await dispatcher.submit(request(body, circumstances, { promptText, verdict, workflow }));
  const remarks: Remarks = [...(converted?.remarks ?? []), ...verdict.remarks].slice(0, mostRemarks);
  const node_errors = nodeErrors(verdict.nodeIssues);
  return { accepted: { prompt_id: run.runId, number: run.number, node_errors, remarks } };
}

/** An API-format prompt in `workflow` keeps no number as it was written; `prompt` is the place for it. */
function textOf(body: PromptRequest, bodyText: string): string {
  return body.workflow ? JSON.stringify(body.workflow) : readPromptText(bodyText);
}

function request(
  body: PromptRequest,
  { clientId, idempotencyKey }: PromptCircumstances,
  found: { readonly promptText: string; readonly verdict: PromptVerdict; readonly workflow: JsonObject | undefined },
): SubmitRequest {
  const client = body.client_id ?? clientId;
  const policy = body.failure_policy ?? body.node_failure_policy;
  return {
    promptText: found.promptText,
    outputs: found.verdict.outputs,
    extra: extraOf(body.extra_data as JsonObject | null | undefined, found.workflow),
    ...(body.prompt_id && { runId: body.prompt_id }),
    ...(client && { clientId: client }),
    ...(typeof body.number === 'number' && { number: body.number }),
    ...(body.front && { front: true }),
    ...(policy && { onError: policy === 'stop' ? ('stop' as const) : ('continue' as const) }),
    ...(idempotencyKey && { idempotencyKey }),
    ...(body.webhook_url && { webhookUrl: body.webhook_url }),
  };
}

/** A workflow that was sent in an editor's format goes into the files it makes, as an editor itself would have it. */
function extraOf(extra: JsonObject | null | undefined, workflow: JsonObject | undefined): JsonObject {
  // Credentials for Comfy's own services come along with some clients; nothing here needs them, so they are not kept.
  const { auth_token_comfy_org, api_key_comfy_org, ...given } = extra ?? {};
  if (!workflow) return given;
  const { extra_pnginfo: png } = given;
  return { ...given, extra_pnginfo: { workflow, ...(isJsonObject(png) && png) } };
}

const noPrompt: PromptIssue = {
  type: 'no_prompt',
  message: 'No prompt provided',
  details: 'No prompt provided',
  extraInfo: {},
  text: {
    en: 'The request holds no workflow. Send it as "prompt" (API format) or "workflow" (as an editor saves it).',
    zh: '请求中没有工作流。请用“prompt”（API 格式）或“workflow”（编辑器保存的格式）发送。',
  },
};
