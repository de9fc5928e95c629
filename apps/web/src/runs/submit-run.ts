import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { NodeErrors } from '@talkgraph/protocol';
import { isApiError } from '../api/api-error.js';
import { randomId } from '../api/random-id.js';
import { sendJson } from '../api/request.js';
import { useUserSettings } from '../settings/user-settings.js';
import type { RunProblems } from './live-run.js';
import { problemsOf } from './problems-of.js';

/** A workflow to be run. */
export interface RunWish {
  /** As the editor saves it, or in API format. */
  readonly workflow: JsonObject;
  readonly title?: string | undefined;
  /** Ids of the nodes whose results are wanted; without them, all outputs. */
  readonly targets?: readonly string[] | undefined;
  /** Before everything that waits. */
  readonly front?: boolean | undefined;
  /** The batch it belongs to, and its row there. */
  readonly batch?: string | undefined;
  readonly row?: number | undefined;
  /** A second request with the same key answers the first run. Made up where not given. */
  readonly key?: string | undefined;
}

/** A run that was queued. `problems`: outputs that were left out, and why. */
export interface SubmittedRun {
  readonly id: string;
  readonly problems: RunProblems | undefined;
  readonly remarks: readonly { readonly node?: string; readonly text: LocalizedText }[];
}

interface PromptAnswer {
  readonly prompt_id: string;
  readonly node_errors: Readonly<Record<string, NodeErrors>>;
  readonly remarks?: SubmittedRun['remarks'];
}

/** How often a request without an answer is sent again; the key keeps the run from being made twice. */
const mostTries = 3;
const waitMs = 800;

/** Hands a workflow in to be run. @throws ApiError, whose `nodeErrors` tell what is wrong with it */
export async function submitRun(wish: RunWish): Promise<SubmittedRun> {
  const { workflow, title, targets, front, batch, row, key = randomId() } = wish;
  const told = { ...(title && { title }), ...(batch && { batch }), ...(row !== undefined && { row }) };
  const body = JSON.stringify({
    workflow,
    client_id: clientId,
    extra_data: { talkgraph: told },
    ...(targets && { partial_execution_targets: targets }),
    ...(front && { front }),
    ...(useUserSettings.getState().failurePolicy === 'continue' && { failure_policy: 'continue' }),
  });
  const answer = await sendAgain(() =>
    sendJson<PromptAnswer>('POST', 'prompt', body, { headers: { 'idempotency-key': key } }),
  );
  const problems = problemsOf(answer.node_errors);
  return { id: answer.prompt_id, problems, remarks: answer.remarks ?? [] };
}

async function sendAgain<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      if (tries === mostTries || !isApiError(error) || error.status !== 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs * tries));
    }
  }
}

/** Names this page to the server, as long as it is open. */
const clientId = `page-${randomId()}`;
