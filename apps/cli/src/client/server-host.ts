import { openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FileReference, RunEvent } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { hasEnded } from '@talkgraph/runtime';
import { stringify } from 'lossless-json';
import type { HandedIn, Mistake, RunHost, ShownRun } from './run-host.js';
import { connectTo, type ServerAddress, type ServerConnection } from './server-connection.js';

/** What the host of a command knows besides the server's address. */
export interface ServerHostOptions {
  /** The server was started for this command alone, which closes it at the end. */
  readonly close?: () => Promise<void>;
  /** The server's outputs folder, where it is on this machine. */
  readonly outputs?: string;
}

/** A server as the place where workflows are run. */
export function serverHost(address: ServerAddress, { close, outputs }: ServerHostOptions): RunHost {
  const server = connectTo(address);
  const list = (query: string) => server.json<{ runs: ShownRun[] }>(`/api/runs?${query}`).then(({ runs }) => runs);
  return {
    url: server.url,
    own: close !== undefined,
    importFile: (path) => importFile(server, path),
    submit: (handedIn) => submit(server, handedIn, close !== undefined),
    follow: (runId, onEvent) => follow(server, runId, onEvent),
    async results(runId) {
      const nodes = await server.json<{ output: boolean; files?: FileReference[] }[]>(`${pathOf(runId)}/nodes`);
      return nodes.filter(({ output }) => output).flatMap(({ files = [] }) => files.filter((file) => isKept(file)));
    },
    locate: (file) => (outputs ? join(outputs, file.subfolder, file.filename) : `${server.url}${viewPath(file)}`),
    fetch: (file, path) => server.download(viewPath(file), path),
    async queue() {
      const { paused, running, pending } = await server.json<{ paused: boolean; running: string[]; pending: string[] }>(
        '/api/queue/state',
      );
      const runs = await Promise.all([...running, ...pending].map((id) => server.json<ShownRun>(pathOf(id))));
      return { runs, paused };
    },
    history: (limit) => list(`state=success,partial,error,cancelled&limit=${limit}`),
    batch: (batch) => wholeList((page) => list(new URLSearchParams({ batch, ...page }).toString())),
    async cancel(runId) {
      const response = await server.request(`${pathOf(runId)}/cancel`, { method: 'POST' });
      if (response.status === 404) return false;
      return ((await response.json()) as { cancelled?: boolean }).cancelled === true;
    },
    reloadPacks: () => server.post('/api/packs/reload'),
    [Symbol.asyncDispose]: async () => close?.(),
  };
}

function pathOf(runId: string): string {
  return `/api/runs/${encodeURIComponent(runId)}`;
}

function viewPath({ filename, subfolder, type }: FileReference): string {
  return `/view?${new URLSearchParams({ filename, subfolder, type })}`;
}

function isKept({ type }: FileReference): boolean {
  return type === 'output';
}

async function importFile(server: ServerConnection, path: string): Promise<string> {
  const form = new FormData();
  // A blob of a file is read as it is sent, so that long videos do not fill the memory.
  form.set('file', await openAsBlob(path), basename(path));
  const { name, subfolder } = await server.json<{ name: string; subfolder: string }>('/upload/file', {
    method: 'POST',
    body: form,
  });
  return subfolder ? `${subfolder}/${name}` : name;
}

interface PromptAnswer {
  readonly prompt_id?: string;
  readonly error?: { readonly text?: LocalizedText; readonly message: string };
  readonly node_errors?: Readonly<Record<string, { class_type: string; errors: readonly { text: LocalizedText }[] }>>;
}

/** Runs that one answer of the server holds at most. */
const pageLength = 500;

async function wholeList(read: (page: { limit: string; offset: string }) => Promise<ShownRun[]>): Promise<ShownRun[]> {
  const all: ShownRun[] = [];
  for (;;) {
    const page = await read({ limit: String(pageLength), offset: String(all.length) });
    all.push(...page);
    if (page.length < pageLength) return all;
  }
}

async function submit(server: ServerConnection, handedIn: HandedIn, front: boolean) {
  const { prompt, workflow, onError, runId, about } = handedIn;
  const body = {
    prompt,
    // Rows keep their order among themselves.
    front: front && about === undefined,
    failure_policy: onError,
    ...(runId !== undefined && { prompt_id: runId }),
    extra_data: { extra_pnginfo: workflow ? { workflow } : {}, ...(about && { talkgraph: about }) },
  };
  const response = await server.request('/prompt', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: stringify(body) ?? '',
  });
  const answer = (await response.json()) as PromptAnswer;
  const mistakes: Mistake[] = Object.entries(answer.node_errors ?? {}).flatMap(([node, { class_type, errors }]) =>
    errors.map(({ text }) => ({ node, type: class_type, text })),
  );
  if (answer.prompt_id !== undefined) return { runId: answer.prompt_id, mistakes };
  const { message = response.statusText, text = { en: message, zh: message } } = answer.error ?? {};
  return { mistakes: mistakes.length > 0 ? mistakes : [{ text }] };
}

/** Wait before a stream that broke off is opened again, so that a proxy that cuts all of them is not flooded. */
const streamAgainMs = 1000;

/** Streams may break off while a run goes on: the next one begins after the last event that was seen. */
async function follow(server: ServerConnection, runId: string, onEvent: (event: RunEvent) => void): Promise<ShownRun> {
  let since = 0;
  for (;;) {
    let isDone = false;
    try {
      for await (const { id, data } of server.events(`${pathOf(runId)}/events?since=${since}`)) {
        if (id !== undefined) since = Number(id);
        const { event } = JSON.parse(data) as { event: RunEvent };
        onEvent(event);
        if (event.kind === 'run-done') isDone = true;
      }
    } catch (error) {
      // The server's own refusals and its absence end the command; a stream that broke off does not.
      if (!(error instanceof TypeError)) throw error;
    }
    const run = await server.json<ShownRun>(pathOf(runId));
    if (isDone || hasEnded(run.state)) return run;
    await setTimeout(streamAgainMs);
  }
}
