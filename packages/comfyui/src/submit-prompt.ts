import { setTimeout as wait } from 'node:timers/promises';
import { isTalkgraphError } from '@talkgraph/errors';
import { askServer, failedAnswer, readAnyJson, readJson } from './comfy-request.js';
import type { ComfyServer } from './comfy-server.js';
import { type ComfyWorkflow, nodeName } from './comfy-workflow.js';
import { comfyuiInvalid, comfyuiNodesMissing } from './errors.js';
import { findPrompt, type SentPrompt } from './find-prompt.js';

const waitsMs = [500, 2000, 5000];

/**
 * Puts a workflow into a server's queue, once: when the answer is lost, the server is asked whether it has it already.
 * Answers the id that the server gave it.
 * @throws COMFYUI_INVALID, COMFYUI_NODES_MISSING, and what `askJson` throws
 */
export async function submitPrompt(
  server: ComfyServer,
  workflow: ComfyWorkflow,
  sent: SentPrompt,
  signal?: AbortSignal,
): Promise<string> {
  for (const [tries, waitMs] of [...waitsMs, 0].entries()) {
    try {
      const found = tries > 0 ? await findPrompt(server, sent, signal) : undefined;
      return found ?? (await sendPrompt(server, workflow, sent, signal));
    } catch (error) {
      signal?.throwIfAborted();
      const mayPass = isTalkgraphError(error) && error.kind === 'operational';
      if (!mayPass || tries === waitsMs.length) throw error;
      await wait(waitMs, undefined, signal ? { signal } : {});
    }
  }
  return sent.promptId;
}

async function sendPrompt(
  server: ComfyServer,
  workflow: ComfyWorkflow,
  { promptId, clientId }: SentPrompt,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { comfyOrgKey } = server;
  const body = {
    prompt: workflow,
    client_id: clientId,
    prompt_id: promptId,
    ...(comfyOrgKey && { extra_data: { api_key_comfy_org: comfyOrgKey } }),
  };
  const response = await askServer(server, '/prompt', { method: 'POST', json: body, signal, timeoutMs: 120_000 });
  if (response.status === 400) throw await refusal(server, workflow, response);
  if (!response.ok) throw await failedAnswer(server, response);
  const answer = await readJson<PromptAnswer>(server, response);
  // A part of the outputs may be wrong while the rest runs: the person wants all of them.
  const problems = problemsOf(workflow, answer);
  if (problems.length > 0) throw comfyuiInvalid({ place: server.place, problems });
  return answer.prompt_id ?? promptId;
}

interface PromptAnswer {
  readonly prompt_id?: string;
  readonly error?:
    | { readonly type?: string; readonly message?: string; readonly details?: string; readonly extra_info?: Info }
    | string;
  readonly node_errors?: Readonly<Record<string, NodeErrors>> | readonly unknown[];
}

interface Info {
  readonly class_type?: string;
  readonly input_name?: string;
  readonly received_value?: unknown;
}

interface NodeErrors {
  readonly class_type?: string;
  readonly errors?: readonly {
    readonly type?: string;
    readonly message?: string;
    readonly details?: string;
    readonly extra_info?: Info;
  }[];
}

async function refusal(server: ComfyServer, workflow: ComfyWorkflow, response: Response) {
  const { place } = server;
  const answer = await readAnyJson<PromptAnswer>(server, response);
  const error = typeof answer.error === 'string' ? { message: answer.error } : (answer.error ?? {});
  const missing = missingTypes(workflow, error);
  if (missing.length > 0) return comfyuiNodesMissing({ place, types: missing });
  const problems = problemsOf(workflow, answer);
  const whole = [error.message, error.details].map(shortText).filter(Boolean).join(': ');
  return comfyuiInvalid({ place, problems: problems.length > 0 ? problems : [whole || 'HTTP 400'] });
}

/** Newer versions name the type, older ones say it in a sentence: `Cannot execute because node X does not exist.` */
function missingTypes(
  workflow: ComfyWorkflow,
  error: { readonly type?: string; readonly message?: string; readonly extra_info?: Info },
): readonly string[] {
  const named = shortText(error.extra_info?.class_type);
  if (error.type === 'missing_node_type' && named) return [named];
  const told = /node (.+?) does not exist/.exec(shortText(error.message))?.[1];
  const types = new Set(Object.values(workflow).map(({ class_type: type }) => type));
  return told !== undefined && types.has(told) ? [told] : [];
}

/** What is wrong with which input of which node, most at first hand. */
function problemsOf(workflow: ComfyWorkflow, { node_errors: nodes }: PromptAnswer): readonly string[] {
  if (!nodes || Array.isArray(nodes)) return [];
  return Object.entries(nodes as Readonly<Record<string, NodeErrors>>)
    .flatMap(([id, { class_type: type, errors = [] }]) =>
      errors.map(({ message, details }) => {
        const about = [message, details].map(shortText).filter(Boolean).join(': ');
        return `${nodeName(workflow, id, type)}: ${about.slice(0, 300)}`;
      }),
    )
    .slice(0, 8);
}

/** As much of what a server says as a sentence carries; it may say anything. */
function shortText(said: unknown): string {
  return typeof said === 'string' ? said.slice(0, 300) : '';
}
