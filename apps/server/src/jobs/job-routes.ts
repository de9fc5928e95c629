import { cancelJobsAnswer, cancelJobsRequest, jobDetail, jobList, jobStatus, jobsQuery } from '@talkgraph/protocol';
import type { Dispatcher, RunState, StoredRun } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requestInvalid, runNotFound } from '../errors.js';
import { acceptAnyText, jsonBody } from '../json-body.js';
import type { ServerServices } from '../server-services.js';
import { showJob, showJobDetail, statesOf } from './show-job.js';

const tags = ['jobs'];
const params = z.object({ id: z.string() });
/** Jobs of one answer where no limit is asked for; `has_more` tells of the rest. */
const mostJobs = 1000;

/** /jobs of newer ComfyUI: runs under other names, with what they made. Also below /api. */
export async function jobRoutes(scope: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  acceptAnyText(scope);
  for (const prefix of ['', '/api']) {
    addReads(scope, dispatcher, prefix);
    addCancels(scope, dispatcher, prefix);
  }
}

function addReads(scope: FastifyInstance, dispatcher: Dispatcher, prefix: string): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const hide = prefix === '/api';
  app.get(
    `${prefix}/jobs`,
    { schema: { tags, summary: 'Jobs', querystring: jobsQuery, response: { 200: jobList }, hide } },
    async ({ query }) => {
      const { offset, limit } = query;
      const states = statesWanted(query.status);
      const { runs, total } = await dispatcher.runs({
        ...(states !== undefined && { states }),
        ...(query.workflow_id !== undefined && { workflowId: query.workflow_id }),
        limit: limit ?? mostJobs,
        offset,
        oldestFirst: query.sort_order === 'asc',
        sortBy: query.sort_by === 'execution_duration' ? 'duration' : 'created',
      });
      const jobs = [];
      for (const run of runs) jobs.push(showJob(run, await dispatcher.nodes(run.runId)));
      const has_more = offset + runs.length < total;
      return { jobs, pagination: { offset, limit: limit ?? null, total, has_more } };
    },
  );
  app.get(
    `${prefix}/jobs/:id`,
    { schema: { tags, summary: 'A job', params, response: { 200: jobDetail }, hide } },
    async (request) => {
      const run = await theRun(dispatcher, request.params.id);
      return showJobDetail(run, await dispatcher.nodes(run.runId));
    },
  );
}

function addCancels(scope: FastifyInstance, dispatcher: Dispatcher, prefix: string): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const hide = prefix === '/api';
  app.post(
    `${prefix}/jobs/:id/cancel`,
    { schema: { tags, summary: 'Cancel a job', params, response: { 200: cancelJobsAnswer }, hide } },
    // To cancel what has ended, or never was, is nothing to complain of.
    async (request) => ({ cancelled: await dispatcher.cancel(request.params.id) }),
  );
  app.post(
    `${prefix}/jobs/cancel`,
    {
      schema: {
        tags,
        summary: 'Cancel several jobs, or none if one is unknown',
        response: { 200: cancelJobsAnswer },
        hide,
      },
    },
    async (request) => {
      const body = cancelJobsRequest.safeParse(jsonBody(request));
      if (!body.success) throw requestInvalid({ where: 'job_ids', problem: z.prettifyError(body.error) });
      for (const id of body.data.job_ids) await theRun(dispatcher, id);
      let cancelled = false;
      for (const id of body.data.job_ids) cancelled = (await dispatcher.cancel(id)) || cancelled;
      return { cancelled };
    },
  );
}

/** @throws REQUEST_INVALID */
function statesWanted(status: string | undefined): readonly RunState[] | undefined {
  if (!status) return undefined;
  const parsed = z.array(jobStatus).safeParse(status.split(',').map((word) => word.trim()));
  if (parsed.success) return parsed.data.flatMap(statesOf);
  throw requestInvalid({ where: 'status', problem: `one of ${jobStatus.options.join(', ')}` });
}

/** @throws RUN_NOT_FOUND */
async function theRun(dispatcher: Dispatcher, runId: string): Promise<StoredRun> {
  const run = await dispatcher.run(runId);
  if (run === undefined) throw runNotFound({ runId });
  return run;
}
