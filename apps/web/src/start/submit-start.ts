import type { JsonObject } from '@talkgraph/engine';
import { sendJson } from '../api/request.js';
import { useRuns } from '../runs/run-store.js';

/** Hands a video's workflow in and answers the run's id. @throws ApiError */
export async function submitStart({
  workflow,
  title,
}: {
  readonly workflow: JsonObject;
  readonly title: string;
}): Promise<string> {
  const { prompt_id: id } = await sendJson<{ prompt_id: string }>('POST', 'prompt', {
    workflow,
    extra_data: { talkgraph: { title } },
  });
  useRuns.getState().expect(id);
  return id;
}
