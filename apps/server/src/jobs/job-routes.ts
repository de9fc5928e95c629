import { cancelJobsAnswer, cancelJobsRequest, jobDetail, jobList, jobStatus, jobsQuery } from '@talkgraph/protocol';
import type { Dispatcher } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { acceptAnyText } from '../json-body.js';
import { knownRun } from '../known-run.js';
import { readBody } from '../read-body.js';
import { readChoices } from '../read-choices.js';
import type { ServerServices } from '../server-services.js';
import { showJob, showJobDetail, statesOf } from './show-job.js';

const tags = ['jobs'];
const params = z.object({ id: z.string() });
/** Jobs of one answer where no limit is asked for; `has_more` tells of the rest. */
const mostJobs = 1000;

/** /jobs of newer ComfyUI: runs under other names, with what they made. */
export async function jobRoutes(scope: FastifyInstance, { dispatcher }: ServerServices): Promise<void> {
  acceptAnyText(scope);
  addReads(scope, dispatcher);
  addCancels(scope, dispatcher);
}

function addReads(scope: FastifyInstance, dispatcher: Dispatcher): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/jobs',
    { schema: { tags, summary: 'Jobs', querystring: jobsQuery, response: { 200: jobList } } },
    async ({ query }) => {
      const { offset, limit } = query;
      const states = readChoices(query.status, jobStatus, 'status')?.flatMap(statesOf);
      const { runs, total } = await dispatcher.runs({
        ...(states !== undefined && { states }),
        ...(query.workflow_id !== undefined && { workflowId: query.workflow_id }),
        limit: limit ?? mostJobs,
        offset,
        oldestFirst: query.sort_order === 'asc',
        sortBy: query.sort_by === 'execution_duration' ? 'duration' : 'created',
      });
      const nodes = await dispatcher.nodesOf(runs.map(({ runId }) => runId));
      const jobs = runs.map((run) => showJob(run, nodes.get(run.runId) ?? []));
      const has_more = offset + runs.length < total;
      return { jobs, pagination: { offset, limit: limit ?? null, total, has_more } };
    },
  );
  app.get(
    '/jobs/:id',
    { schema: { tags, summary: 'A job', params, response: { 200: jobDetail } } },
    async (request) => {
      const run = await knownRun(dispatcher, request.params.id);
      return showJobDetail(run, await dispatcher.nodes(run.runId));
    },
  );
}

function addCancels(scope: FastifyInstance, dispatcher: Dispatcher): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/jobs/:id/cancel',
    { schema: { tags, summary: 'Cancel a job', params, response: { 200: cancelJobsAnswer } } },
    // To cancel what has ended, or never was, is nothing to complain of.
    async (request) => ({ cancelled: await dispatcher.cancel(request.params.id) }),
  );
  app.post(
    '/jobs/cancel',
    {
      schema: {
        tags,
        summary: 'Cancel several jobs, or none if one is unknown',
        response: { 200: cancelJobsAnswer },
      },
    },
    async (request) => {
      const { job_ids } = readBody(request, cancelJobsRequest);
      for (const id of job_ids) await knownRun(dispatcher, id);
      let cancelled = false;
      for (const id of job_ids) cancelled = (await dispatcher.cancel(id)) || cancelled;
      return { cancelled };
    },
  );
}
