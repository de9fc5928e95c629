import type { NativeEvent, RunSummary } from '@talkgraph/protocol';
import { getJson } from '../api/request.js';
import { applyEvents, expectNodes, startTracking, type TrackedRun } from './apply-event.js';
import type { LiveRun } from './live-run.js';
import { type LinkedPrompt, neededNodes } from './needed-nodes.js';

/** The parts of GET /jobs/:id that are read here. */
interface JobWorkflow {
  readonly workflow: {
    readonly prompt: LinkedPrompt;
  };
}

/** Events asked for at once. */
const pageSize = 5000;

/** Loads a run as if one had followed it from its beginning. @throws ApiError */
export async function loadRun(id: string): Promise<TrackedRun> {
  const path = `api/runs/${encodeURIComponent(id)}`;
  const [summary, job] = await Promise.all([
    getJson<RunSummary>(path),
    getJson<JobWorkflow>(`jobs/${encodeURIComponent(id)}`),
  ]);
  const expected = neededNodes(job.workflow.prompt, summary.outputs);
  let run = expectNodes(startTracking(id), expected);
  for (let isMore = true; isMore; ) {
    const events = await getJson<NativeEvent[]>(`${path}/history?since=${run.sequence}&limit=${pageSize}`);
    run = applyEvents(run, events);
    isMore = events.length === pageSize;
  }
  return withSummary(run, summary);
}

/** What the list of runs knows, where the events do not tell: a run that never began has none. */
function withSummary(run: TrackedRun, { state, startedAt, endedAt, failure }: RunSummary): TrackedRun {
  const facts: Partial<LiveRun> = {
    ...(run.state === 'pending' && { state }),
    ...(run.startedAt === undefined && startedAt !== undefined && { startedAt }),
    ...(run.endedAt === undefined && endedAt !== undefined && { endedAt }),
    ...(!run.failure && failure && { failure: { node: failure.display, code: failure.code, text: failure.text } }),
  };
  return { ...run, ...facts };
}
