import type { NativeEvent } from '@talkgraph/protocol';
import { create } from 'zustand';
import type { LinkState } from '../api/server-link.js';
import { useEditor } from '../editor/editor-store.js';
import { applyEvents, expectNodes, hasEnded, startTracking, type TrackedRun } from './apply-event.js';
import type { LiveNode, RunProblems } from './live-run.js';
import { loadRun } from './load-run.js';
import { promptNodeId } from './prompt-node-id.js';

/** Ended runs that nobody follows are kept up to this number, for whoever looks back at once. */
const mostRuns = 30;

/** Everything that is known of runs as they happen. */
export interface RunsState {
  readonly runs: Readonly<Record<string, TrackedRun>>;
  /** The run whose states the open workflow shows. */
  readonly followed: string | undefined;
  /** Runs handed in for the open workflow that have not ended, the next first. */
  readonly upcoming: readonly string[];
  readonly problems: RunProblems | undefined;
  readonly link: LinkState;
}

export interface RunsActions {
  hear(events: readonly NativeEvent[]): void;
  /** Begins to show a run that was just handed in. */
  expect(id: string, nodes?: readonly string[]): void;
  /** Loads a run that is not known from its beginning. @throws ApiError */
  load(id: string): Promise<void>;
  follow(id: string | undefined, upcoming?: readonly string[]): void;
  showProblems(problems: RunProblems | undefined): void;
  setLink(link: LinkState): void;
  /** Forgets what is known, so that it is asked for again. */
  forget(): void;
}

/** Live runs, fed by the server's socket (`useLiveUpdates`). */
export const useRuns = create<RunsState & RunsActions>()((set) => {
  /** Events of runs that are being loaded wait: what was loaded comes first. */
  const held = new Map<string, NativeEvent[]>();

  function take(events: readonly NativeEvent[]): void {
    const byRun = eventsByRun(events);
    set((state) => {
      const runs = { ...state.runs };
      for (const [id, told] of byRun) runs[id] = applyEvents(runs[id] ?? startTracking(id), told);
      return { runs: withoutOldest(runs, state), ...nextFollowed(state, events) };
    });
  }

  return {
    runs: {},
    followed: undefined,
    upcoming: [],
    problems: undefined,
    link: 'connecting',
    hear(events) {
      const free = events.filter((told) => !held.has(told.runId));
      for (const told of events) held.get(told.runId)?.push(told);
      if (free.length > 0) take(free);
    },
    expect(id, nodes = []) {
      set(({ runs }) => ({ runs: { ...runs, [id]: expectNodes(runs[id] ?? startTracking(id), nodes) } }));
    },
    async load(id) {
      if (held.has(id)) return;
      held.set(id, []);
      try {
        const run = await loadRun(id);
        const missed = held.get(id) ?? [];
        set(({ runs }) => ({ runs: { ...runs, [id]: applyEvents(run, missed) } }));
      } finally {
        held.delete(id);
      }
    },
    follow: (followed, upcoming) => set((state) => ({ followed, upcoming: upcoming ?? state.upcoming })),
    showProblems: (problems) => set({ problems }),
    setLink: (link) => set({ link }),
    forget: () => set({ runs: {} }),
  };
});

/** How far a node of the open canvas is in the run that is followed; an instance shows the sum of its nodes. */
export function useNodeRun(nodeId: string): LiveNode | undefined {
  const id = useEditor(({ path }) => promptNodeId(path, nodeId));
  return useRuns(({ runs, followed }) => {
    const run = followed === undefined ? undefined : runs[followed];
    return run?.nodes[id] ?? run?.instances[id];
  });
}

const noProblems: RunProblems['nodes'][string] = [];

/** The mistakes of a node of the open canvas that kept the workflow from running. */
export function useNodeProblems(nodeId: string): RunProblems['nodes'][string] {
  const id = useEditor(({ path }) => promptNodeId(path, nodeId));
  return useRuns(({ problems }) => problems?.nodes[id] ?? noProblems);
}

function eventsByRun(events: readonly NativeEvent[]): ReadonlyMap<string, readonly NativeEvent[]> {
  const byRun = new Map<string, NativeEvent[]>();
  for (const told of events) {
    const earlier = byRun.get(told.runId);
    if (earlier) earlier.push(told);
    else byRun.set(told.runId, [told]);
  }
  return byRun;
}

/** Of several runs of a workflow the one that runs is shown. */
function nextFollowed({ followed, upcoming }: RunsState, events: readonly NativeEvent[]): Partial<RunsState> {
  const ended = new Set(events.flatMap(({ runId, event }) => (event.kind === 'run-done' ? [runId] : [])));
  const started = events.findLast(({ runId, event }) => event.kind === 'run-started' && upcoming.includes(runId));
  return {
    followed: started?.runId ?? followed,
    ...(upcoming.some((id) => ended.has(id)) && { upcoming: upcoming.filter((id) => !ended.has(id)) }),
  };
}

function withoutOldest(runs: Record<string, TrackedRun>, { followed }: RunsState): Record<string, TrackedRun> {
  const over = Object.values(runs).filter((run) => hasEnded(run) && run.id !== followed);
  if (over.length <= mostRuns) return runs;
  const oldest = over.sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).slice(0, over.length - mostRuns);
  for (const { id } of oldest) delete runs[id];
  return runs;
}
