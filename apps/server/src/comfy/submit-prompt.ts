import { isJsonObject, type JsonObject, type PromptIssue } from '@talkgraph/engine';
import { type ErrorBody, type NodeErrors, nodeErrors, type PromptRequest, promptErrorBody } from '@talkgraph/protocol';
import type { SubmitRequest } from '@talkgraph/runtime';
import type { ServerServices } from '../server-services.js';
import { checkWebhookUrl } from '../webhooks/check-webhook-url.js';
import { type JudgedPrompt, judgePrompt, type Remarks } from './judge-prompt.js';

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
  readonly remarks: Remarks;
}

/**
 * Checks a prompt as a whole, and puts it into the queue unless nothing of it can be run.
 * @throws BODY_NOT_JSON, PROMPT_INVALID, WEBHOOK_REFUSED, FILE_NAME_REFUSED, RUN_ID_TAKEN, and what `convertWorkflow` throws
 */
export async function submitPrompt(
  services: Pick<ServerServices, 'dispatcher' | 'registry' | 'options' | 'home'>,
  body: PromptRequest,
  circumstances: PromptCircumstances,
): Promise<{ readonly accepted: PromptAnswer } | { readonly refused: ErrorBody }> {
  if (body.webhook_url) checkWebhookUrl(body.webhook_url, services.options);
  const judged = await judgePrompt(services, body, circumstances.bodyText);
  if (!judged) return { refused: promptErrorBody({ issue: noPrompt, nodeIssues: new Map() }) };
  const { verdict, remarks } = judged;
  if (verdict.issue) return { refused: promptErrorBody({ ...verdict, issue: verdict.issue }) };
  const { run } = await services.dispatcher.submit(request(body, circumstances, judged));
  const node_errors = nodeErrors(verdict.nodeIssues);
  return { accepted: { prompt_id: run.runId, number: run.number, node_errors, remarks } };
}

function request(
  body: PromptRequest,
  { clientId, idempotencyKey }: PromptCircumstances,
  found: JudgedPrompt,
): SubmitRequest {
  const client = body.client_id ?? clientId;
  const policy = body.failure_policy ?? body.node_failure_policy;
  return {
    promptText: found.promptText,
    outputs: found.verdict.outputs,
    extra: extraOf(body.extra_data as JsonObject | null | undefined, found.workflow),
    ...aboutOf(body),
    ...(body.prompt_id && { runId: body.prompt_id }),
    ...(client && { clientId: client }),
    ...(typeof body.number === 'number' && { number: body.number }),
    ...(body.front && { front: true }),
    ...(policy && { onError: policy === 'stop' ? ('stop' as const) : ('continue' as const) }),
    ...(idempotencyKey && { idempotencyKey }),
    ...(body.webhook_url && { webhookUrl: body.webhook_url }),
  };
}

/** What people call the run. A title is one line. */
function aboutOf({ extra_data }: PromptRequest): Pick<SubmitRequest, 'title' | 'batch' | 'row'> {
  const { title, batch, row } = extra_data?.talkgraph ?? {};
  const line = title?.replace(/\s+/g, ' ').trim();
  return { ...(line && { title: line }), ...(batch && { batch }), ...(typeof row === 'number' && { row }) };
}

/** A workflow that was sent in an editor's format goes into the files it makes, as an editor itself would have it. */
function extraOf(extra: JsonObject | null | undefined, workflow: JsonObject | undefined): JsonObject {
  // Credentials for Comfy's own services come along with some clients; nothing here needs them, so they are not kept.
  const { auth_token_comfy_org, api_key_comfy_org, ...given } = extra ?? {};
  if (!workflow) return given;
  const { extra_pnginfo: png } = given;
  return { ...given, extra_pnginfo: { workflow, ...(isJsonObject(png) && png) } };
}

/** Why a request without a workflow is refused. */
export const noPrompt: PromptIssue = {
  type: 'no_prompt',
  message: 'No prompt provided',
  details: 'No prompt provided',
  extraInfo: {},
  text: {
    en: 'The request holds no workflow. Send it as "prompt" (API format) or "workflow" (as an editor saves it).',
    zh: '请求中没有工作流。请用“prompt”（API 格式）或“workflow”（编辑器保存的格式）发送。',
  },
};
