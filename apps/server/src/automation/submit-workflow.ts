import { readFile } from 'node:fs/promises';
import {
  convertWorkflow,
  isJsonObject,
  isUiWorkflow,
  type Json,
  type JsonObject,
  namedInputs,
  withInputs,
} from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { ErrorBody } from '@talkgraph/protocol';
import { resolveBelow } from '@talkgraph/runtime';
import { submitPrompt } from '../comfy/submit-prompt.js';
import { automationRefused, automationWorkflowMissing } from '../errors.js';
import type { ServerServices } from '../server-services.js';

/** A run that is begun by a schedule, a file or a message. */
export interface AutomatedRun {
  /** A file below workflows/, or the workflow itself in either format. */
  readonly workflow: string | JsonObject;
  /** By the names of the workflow's named inputs. */
  readonly values: Readonly<Record<string, Json>>;
  readonly title: string;
  /** The same for all runs of one automation. */
  readonly batch: string;
  /** The same occasion begins one run, however often it is heard of. */
  readonly occasion: string;
}

/**
 * Puts a workflow into the queue with values in its named inputs; answers the run's id.
 * @throws AUTOMATION_WORKFLOW_MISSING, AUTOMATION_REFUSED, INPUT_NAME_UNKNOWN, INPUT_VALUE_INVALID, and what
 * `convertWorkflow` throws
 */
export async function submitWorkflow(services: ServerServices, run: AutomatedRun): Promise<string> {
  const known = services.registry();
  const name = typeof run.workflow === 'string' ? run.workflow : run.title;
  const saved = typeof run.workflow === 'string' ? await readSaved(services, run.workflow) : run.workflow;
  const isUi = isUiWorkflow(saved);
  const prompt = isUi ? convertWorkflow(saved, known).prompt : saved;
  const inputs = namedInputs(prompt, isUi ? saved : undefined, (type) => known.find(type));
  const workflow = withInputs(saved, inputs, run.values);
  const { title, batch, occasion } = run;
  const body = { workflow, extra_data: { talkgraph: { title, batch } } };
  const answer = await submitPrompt(services, body, { bodyText: JSON.stringify(body), idempotencyKey: occasion });
  if ('accepted' in answer) return answer.accepted.prompt_id;
  throw automationRefused({ workflow: name, problem: whyRefused(answer.refused) });
}

async function readSaved({ home }: ServerServices, name: string): Promise<JsonObject> {
  const path = await resolveBelow(home.workflows, name, 'file').catch((cause: unknown) => {
    throw automationWorkflowMissing({ workflow: name }, cause);
  });
  const json: unknown = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text),
    () => undefined,
  );
  if (!isJsonObject(json)) throw automationWorkflowMissing({ workflow: name });
  return json;
}

/** A node's own mistake says more than the sentence about the whole prompt. */
function whyRefused({ error, node_errors }: ErrorBody): LocalizedText {
  const [first] = Object.values(node_errors ?? {});
  return first?.errors[0]?.text ?? error.text;
}
