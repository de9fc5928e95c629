import type { JsonObject } from '@talkgraph/engine';
import type { JobDetail } from '@talkgraph/protocol';
import { getJson } from '../api/request.js';

/** What a run was made of. */
export interface RunWorkflow {
  /** As the editor saved it, or else in API format: a prompt that a program sent. */
  readonly workflow: JsonObject;
  readonly title: string | undefined;
  /** What was run, in API format. */
  readonly prompt: Prompt;
}

/** A workflow in API format. */
export type Prompt = Readonly<
  Record<
    string,
    {
      readonly class_type: string;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly _meta?: { readonly title?: string };
    }
  >
>;

interface Extra {
  readonly extra_pnginfo?: { readonly workflow?: JsonObject };
  readonly talkgraph?: { readonly title?: string };
}

/** Asks for what a run was made of. @throws ApiError */
export async function loadRunWorkflow(id: string): Promise<RunWorkflow> {
  const { workflow } = await getJson<JobDetail>(`jobs/${encodeURIComponent(id)}`);
  const extra = workflow.extra_data as Extra;
  const prompt = workflow.prompt as Prompt;
  const saved = extra.extra_pnginfo?.workflow;
  return { workflow: saved ?? (prompt as unknown as JsonObject), title: extra.talkgraph?.title, prompt };
}
