/** The runs of a workflow that this tab follows. */
export interface RememberedRuns {
  readonly followed: string | undefined;
  readonly upcoming: readonly string[];
}

const nothing: RememberedRuns = { followed: undefined, upcoming: [] };

/** What this tab followed for a workflow before it was loaded again. */
export function rememberedRuns(workflow: string): RememberedRuns {
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(keyOf(workflow)) ?? '{}') as Partial<RememberedRuns>) };
  } catch {
    return nothing;
  }
}

/** Keeps what this tab follows for a workflow, so that a reload in the middle of a run goes on showing it. */
export function rememberRuns(workflow: string, { followed, upcoming }: RememberedRuns): void {
  try {
    sessionStorage.setItem(keyOf(workflow), JSON.stringify({ followed, upcoming }));
  } catch {
    // Without storage a reload shows the workflow without its run.
  }
}

const keyOf = (workflow: string) => `talkgraph-runs:${workflow}`;
