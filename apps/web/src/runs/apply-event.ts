import type { NodeFailure, RunEvent } from '@talkgraph/engine';
import type { NativeEvent } from '@talkgraph/protocol';
import { foldRound, pastRounds } from './fold-round.js';
import type { LiveNode, LiveRun } from './live-run.js';
import { rollUpNodes } from './roll-up-nodes.js';

/** A node as the engine ran it: the one of the prompt, or one that it expanded into. */
export interface LivePart extends LiveNode {
  /** Its own time, where it is done and goes on only because a later node renders its frames. */
  readonly doneAfter?: number;
  /** It stands for all finished rounds of a node in a loop. */
  readonly isPast?: true;
}

/** A run with what is needed to go on following it. */
export interface TrackedRun extends LiveRun {
  /** Place of the last event that was taken in. */
  readonly sequence: number;
  /** What makes up each node that is shown, by its id. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, LivePart>>>>;
  /** Instances of sub-graphs, by the beginning of their nodes' ids: `5` for `5:3`. */
  readonly instances: Readonly<Record<string, LiveNode>>;
}

type Draft = {
  -readonly [K in keyof TrackedRun]: TrackedRun[K];
} & {
  parts: Record<string, Readonly<Record<string, LivePart>>>;
};

type NodeEvent = Exclude<NativeEvent['event'], { kind: 'run-started' | 'nodes-cached' | 'run-done' }>;

/** A run of which nothing is known yet. */
export function startTracking(id: string, facts: Partial<Pick<LiveRun, 'state' | 'startedAt'>> = {}): TrackedRun {
  return { id, state: 'pending', nodes: {}, sequence: 0, parts: {}, instances: {}, ...facts };
}

/** Shows nodes that the run will come to as waiting, unless more is known of them. */
export function expectNodes(run: TrackedRun, ids: Iterable<string>): TrackedRun {
  const state = hasEnded(run) ? 'skipped' : 'waiting';
  return change(run, (draft, touched) => {
    for (const id of ids) if (!draft.parts[id]) setPart(draft, touched, id, id, { state, notes: [] });
  });
}

/** Takes in what happened, in order. What the run knows already is passed over. */
export function applyEvents(run: TrackedRun, events: readonly NativeEvent[]): TrackedRun {
  return change(run, (draft, touched) => {
    for (const told of events) {
      if (told.sequence !== undefined && told.sequence <= draft.sequence) continue;
      if (told.sequence !== undefined) draft.sequence = told.sequence;
      applyOne(draft, touched, told);
    }
  });
}

/** Whether nothing more will happen in it. */
export function hasEnded({ state }: Pick<LiveRun, 'state'>): boolean {
  return state !== 'pending' && state !== 'running';
}

function applyOne(draft: Draft, touched: Set<string>, { event, at }: NativeEvent): void {
  if (event.kind === 'run-started') {
    draft.state = 'running';
    draft.startedAt ??= at;
  } else if (event.kind === 'nodes-cached') {
    for (const id of event.nodes) setPart(draft, touched, id, id, { state: 'cached', notes: [] });
  } else if (event.kind === 'run-done') {
    endRun(draft, touched, event, at);
  } else {
    const inRound = isInRound(event);
    const known = draft.parts[event.display]?.[event.node];
    // A finished round goes on when a later node renders its frames.
    const before = known ?? (inRound && event.kind === 'node-progress' ? { state: 'done', notes: [] } : undefined);
    const after = hasEnded(draft) ? known : partAfter(before, event);
    if (!after || after === known) return;
    setPart(draft, touched, event.display, event.node, after);
    if (inRound) endRound(draft, touched, event, after);
  }
}

/** Whether an event is about one of the rounds that another node gives the node it is shown on. */
function isInRound({ display, submitted }: NodeEvent): boolean {
  return submitted !== undefined && submitted !== display;
}

/** Puts a round that is over to those before. A node in a loop does not run by itself, so nothing else is waited for. */
function endRound(draft: Draft, touched: Set<string>, { display, node }: NodeEvent, part: LivePart): void {
  if (draft.parts[display]?.[display]?.state === 'waiting') removePart(draft, display, display);
  if (part.state === 'running' || part.state === 'waiting') return;
  setPart(draft, touched, display, pastRounds, foldRound(draft.parts[display]?.[pastRounds], part));
  removePart(draft, display, node);
}

function partAfter(before: LivePart | undefined, event: NodeEvent): LivePart | undefined {
  const notes = before?.notes ?? [];
  switch (event.kind) {
    case 'node-started':
      return { state: 'running', notes };
    case 'node-progress':
      return withProgress(before ?? { state: 'running', notes }, event);
    case 'node-preview':
      return {
        ...(before ?? { state: 'running', notes }),
        preview: `data:${event.preview.mimeType};base64,${event.preview.base64}`,
      };
    case 'node-note':
      return { ...(before ?? { state: 'running' }), notes: [...notes, event.text] };
    case 'node-blocked':
      return {
        ...(before ?? { state: 'running' }),
        notes: [...notes, { en: event.message, zh: event.message }],
      };
    case 'node-done':
      return donePart(before, event);
    case 'node-failed':
      if (event.caught) return { state: 'skipped', notes: [...notes, event.failure.text] };
      return { state: event.willRetry ? 'running' : 'failed', notes, ...failureOf(event) };
    case 'node-skipped':
      return { state: 'skipped', notes };
    default:
      return before;
  }
}

/** A node that answered a recipe is done at once; it goes on when a later node renders its frames. */
function withProgress(before: LivePart, event: Extract<NodeEvent, { kind: 'node-progress' }>): LivePart {
  const { done, total, stage, framesPerSecond, milliseconds } = event;
  const isDone = before.state === 'done' || before.state === 'cached' || before.doneAfter !== undefined;
  const doneAfter = isDone ? (before.doneAfter ?? before.milliseconds ?? 0) : undefined;
  const { progress: _, ...rest } = before;
  const time = milliseconds === undefined ? {} : { milliseconds: (doneAfter ?? 0) + milliseconds };
  if (doneAfter !== undefined && done >= total) return { ...rest, state: 'done', doneAfter, ...time };
  const rate = framesPerSecond === undefined ? {} : { framesPerSecond };
  return {
    ...rest,
    state: 'running',
    progress: { value: done, max: total, ...(stage !== undefined && { stage }), ...rate },
    ...(doneAfter !== undefined && { doneAfter }),
    ...time,
  };
}

function donePart(before: LivePart | undefined, event: Extract<RunEvent, { kind: 'node-done' }>): LivePart {
  const { ran, milliseconds, record } = event;
  return {
    state: ran ? 'done' : 'cached',
    notes: before?.notes ?? [],
    ...(ran && { milliseconds }),
    ...(record?.ui && { ui: record.ui }),
    ...(record?.files && {
      files: record.files.map(({ filename, subfolder, type }) => ({ filename, subfolder, type })),
    }),
  };
}

function failureOf({ failure, willRetry }: { failure: NodeFailure; willRetry: boolean }) {
  const { code, kind, text } = failure;
  return { failure: { code, kind, text }, ...(willRetry && { willRetry }) };
}

function endRun(draft: Draft, touched: Set<string>, event: Extract<RunEvent, { kind: 'run-done' }>, at: number): void {
  draft.state = event.status;
  draft.endedAt = at;
  if (event.failure) {
    const { display, node, code, text } = event.failure;
    draft.failure = { node: display ?? node, code, text };
  }
  for (const [display, parts] of Object.entries(draft.parts)) {
    for (const [node, part] of Object.entries(parts)) {
      if (part.state !== 'running' && part.state !== 'waiting') continue;
      const { progress: _, preview: __, willRetry: ___, ...rest } = part;
      const wasDone = part.doneAfter !== undefined;
      setPart(draft, touched, display, node, { ...rest, state: wasDone ? 'done' : 'skipped' });
    }
  }
}

/** Lets an edit work on copies, and shows nodes anew whose parts it changed. */
function change(run: TrackedRun, edit: (draft: Draft, touched: Set<string>) => void): TrackedRun {
  const draft: Draft = { ...run, parts: { ...run.parts } };
  const touched = new Set<string>();
  edit(draft, touched);
  if (touched.size === 0) return draft;
  const nodes = { ...run.nodes };
  for (const id of touched) nodes[id] = rollUpNodes(Object.values(draft.parts[id] ?? {}));
  draft.nodes = nodes;
  draft.instances = withInstances(draft, touched);
  return draft;
}

function setPart(draft: Draft, touched: Set<string>, display: string, node: string, part: LivePart): void {
  // The first change in this step makes the copy; the others may write into it.
  const parts = touched.has(display) ? draft.parts[display] : { ...draft.parts[display] };
  (parts as Record<string, LivePart>)[node] = part;
  draft.parts[display] = parts as Record<string, LivePart>;
  touched.add(display);
}

/** Only from what was changed in this step: that is a copy. */
function removePart(draft: Draft, display: string, node: string): void {
  delete (draft.parts[display] as Record<string, LivePart>)[node];
}

function withInstances(run: TrackedRun, touched: ReadonlySet<string>): TrackedRun['instances'] {
  const stale = new Set<string>();
  for (const id of touched) {
    for (let at = id.lastIndexOf(':'); at > 0; at = id.lastIndexOf(':', at - 1)) stale.add(id.slice(0, at));
  }
  if (stale.size === 0) return run.instances;
  const inner = new Map([...stale].map((id): [string, LiveNode[]] => [id, []]));
  for (const [id, node] of Object.entries(run.nodes)) {
    for (let at = id.lastIndexOf(':'); at > 0; at = id.lastIndexOf(':', at - 1)) inner.get(id.slice(0, at))?.push(node);
  }
  return { ...run.instances, ...Object.fromEntries([...inner].map(([id, nodes]) => [id, rollUpNodes(nodes)])) };
}
