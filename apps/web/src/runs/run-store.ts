import type { NativeEvent } from '@talkgraph/protocol';
import { create, type StoreApi } from 'zustand';
import { isApiError } from '../api/api-error.js';
import type { LinkState } from '../api/server-link.js';
import { applyEvents, hasEnded, startTracking, type TrackedRun } from './apply-event.js';
import type { RunProblems } from './live-run.js';
import { loadRun } from './load-run.js';

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
  /** Loads a run that is not known from its beginning. @throws ApiError */
  load(id: string): Promise<void>;
  follow(id: string | undefined, upcoming?: readonly string[]): void;
  showProblems(problems: RunProblems | undefined): void;
  setLink(link: LinkState): void;
  /** Forgets what is known, so that it is asked for again. */
  forget(): void;
}

type Store = StoreApi<RunsState & RunsActions>;

/** Live runs, fed by the server's socket (`useLiveUpdates`). */
export const useRuns = create<RunsState & RunsActions>()((set, get, store) => {
  /** Events of runs that are being loaded wait: what was loaded comes first. */
  const held = new Map<string, NativeEvent[]>();
  return {
    runs: {},
    followed: undefined,
    upcoming: [],
    problems: undefined,
    link: 'connecting',
    hear(events) {
      for (const told of events) held.get(told.runId)?.push(told);
      take(
        store,
        events.filter((told) => !held.has(told.runId)),
      );
    },
    async load(id) {
      if (held.has(id)) return;
      held.set(id, []);
      try {
        const run = await loadRun(id);
        set(({ runs }) => ({ runs: { ...runs, [id]: run } }));
      } finally {
        const missed = held.get(id) ?? [];
        held.delete(id);
        take(store, missed);
      }
    },
    follow(followed, upcoming) {
      set((state) => ({ followed, upcoming: upcoming ?? state.upcoming }));
      void loadFollowed(store);
    },
    showProblems: (problems) => set({ problems }),
    setLink(link) {
      set({ link });
      const { followed, runs } = get();
      if (link === 'open' && followed !== undefined && !runs[followed]) void loadFollowed(store);
    },
    forget() {
      set({ runs: {} });
      void loadFollowed(store);
    },
  };
});

function take(store: Store, events: readonly NativeEvent[]): void {
  if (events.length === 0) return;
  const before = store.getState();
  const runs = { ...before.runs };
  for (const [id, told] of eventsByRun(events)) runs[id] = applyEvents(runs[id] ?? startTracking(id), told);
  const next = nextFollowed(before, events);
  store.setState({ runs: withoutOldest(runs, before), ...next });
  // What it comes to is known from what was handed in, not from what happened so far.
  if (next.followed !== before.followed) void loadFollowed(store);
}

async function loadFollowed(store: Store): Promise<void> {
  const { followed, load } = store.getState();
  if (followed === undefined) return;
  try {
    await load(followed);
  } catch (error) {
    // A run that was deleted is followed no more. If the server is away, it is loaded once it is there again.
    const isGone = isApiError(error) && error.status === 404;
    if (isGone && store.getState().followed === followed) store.setState({ followed: undefined });
  }
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
