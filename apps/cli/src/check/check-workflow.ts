import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { checkPrompt, type FileReference, type NodeRegistry, parsePrompt } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { stringify } from 'lossless-json';
import type { CliContext } from '../cli-context.js';
import { writeJsonFile } from '../output/write-json-file.js';
import { countMistakes, describeVerdict } from '../workflow/describe-verdict.js';
import { prepareWorkflow } from '../workflow/prepare-workflow.js';
import type { CheckPlace } from './check-place.js';
import { compareFacts } from './compare-facts.js';
import { type Expectations, expectationsPath, type ResultFacts } from './result-facts.js';
import { withStandIns } from './stand-ins.js';

/** What came of one workflow. */
export interface CheckedWorkflow {
  readonly path: string;
  /** `new`: nothing had been recorded; `changed`: it runs, but makes something else than was recorded. */
  readonly outcome: 'same' | 'changed' | 'new' | 'recorded' | 'invalid' | 'failed' | 'valid';
  /** What to know or to mend. */
  readonly lines: readonly string[];
  readonly seconds: number;
}

export interface CheckOptions {
  readonly registry: NodeRegistry;
  /** Undefined: only check, do not run. */
  readonly place: CheckPlace | undefined;
  /** A folder of files that workflows name. */
  readonly inputs: string | undefined;
  /** Record what is made now as what is expected. */
  readonly update: boolean;
}

/** Checks one workflow: its nodes and inputs, nodes of older versions, a run on small inputs, and what that makes. */
export async function checkWorkflow(
  path: string,
  options: CheckOptions,
  context: CliContext,
): Promise<CheckedWorkflow> {
  const started = performance.now();
  const ended = (outcome: CheckedWorkflow['outcome'], lines: readonly string[]): CheckedWorkflow => ({
    path,
    outcome,
    lines,
    seconds: (performance.now() - started) / 1000,
  });
  const { registry, place } = options;
  const { prompt: written, remarks } = await prepareWorkflow(path, registry);
  const prompt = parsePrompt(stringify(written) ?? '');
  const verdict = await checkPrompt(prompt, registry);
  const known = [
    ...remarks.map(({ node, text }) => context.messages.workflow.validate.remark(node, text[context.locale])),
    ...migrationsOf(prompt, registry, context),
  ];
  const mistakes = describeVerdict(verdict, context);
  if (countMistakes(verdict) > 0) return ended('invalid', [...known, ...mistakes]);
  if (place === undefined) return ended('valid', [...known, ...mistakes]);
  const { inputs } = options;
  const own = { folders: [dirname(path), ...(inputs === undefined ? [] : [inputs])], inputs: place.home.inputs };
  const small = await withStandIns(written, registry, place.standIns, own);
  const run = await runSmall(place, small, context);
  if ('problems' in run) return ended('failed', [...known, ...run.problems]);
  const results = await measureAll(place, run.files, context.signal);
  const expected = await readExpectations(path);
  if (options.update) {
    const { version } = context;
    await writeJsonFile(expectationsPath(path), { schema: 'talkgraph.expected/1', version, results });
    return ended('recorded', known);
  }
  if (expected === undefined) return ended('new', known);
  const changes = compareFacts(expected, { results }).map((text) => text[context.locale]);
  return ended(changes.length === 0 ? 'same' : 'changed', [...known, ...changes]);
}

/** Nodes that were saved with an older version of their type; the engine lifts their inputs when they run. */
function migrationsOf(
  { nodes }: ReturnType<typeof parsePrompt>,
  registry: NodeRegistry,
  { locale, messages }: CliContext,
): string[] {
  return [...nodes].flatMap(([id, { type, version, title }]) => {
    const definition = registry.find(type);
    if (definition === undefined || version === undefined || version >= definition.version) return [];
    return [messages.workflow.check.older(title ?? definition.label[locale], id, version, definition.version)];
  });
}

type SmallRun = { readonly files: readonly FileReference[] } | { readonly problems: readonly string[] };

async function runSmall(
  { host }: CheckPlace,
  prompt: Parameters<CheckPlace['host']['submit']>[0]['prompt'],
  { locale, messages, signal }: CliContext,
): Promise<SmallRun> {
  const { runId, mistakes } = await host.submit({ prompt, onError: 'stop' });
  const told = (node: string | undefined, type: string | undefined, text: LocalizedText): string =>
    node ? messages.workflow.validate.nodeMistake(node, type ?? '', text[locale]) : text[locale];
  if (runId === undefined || mistakes.length > 0) {
    return { problems: mistakes.map(({ node, type, text }) => told(node, type, text)) };
  }
  const cancel = (): void => void host.cancel(runId).catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  const run = await host.follow(runId, () => {});
  signal.removeEventListener('abort', cancel);
  if (run.state === 'success') return { files: await host.results(runId) };
  const { failure } = run;
  return {
    problems: [failure ? told(failure.display, failure.type, failure.text) : messages.workflow.states[run.state]],
  };
}

/** Files in the order of their names, numbered by kind, so that counters in names do not matter. */
async function measureAll(
  { home, measuring }: CheckPlace,
  files: readonly FileReference[],
  signal: AbortSignal,
): Promise<ResultFacts[]> {
  const counts = new Map<string, number>();
  const results: ResultFacts[] = [];
  const sorted = [...files].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }));
  for (const file of sorted) {
    const kind = extname(file.filename).slice(1).toLowerCase();
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    results.push(await measuring.measure(join(home.outputs, nameOf(file)), `${kind} ${number}`, signal));
  }
  return results;
}

function nameOf({ subfolder, filename }: FileReference): string {
  return subfolder ? `${subfolder}/${filename}` : filename;
}

async function readExpectations(path: string): Promise<Expectations | undefined> {
  const text = await readFile(expectationsPath(path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Expectations);
}
