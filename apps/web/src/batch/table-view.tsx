import type { Batch } from './batch.js';
import { BatchDrop } from './batch-drop.js';
import { BatchGrid } from './batch-grid.js';
import { BatchSummary } from './batch-summary.js';
import { BatchToolbar } from './batch-toolbar.js';
import type { RowPlan } from './row-workflow.js';
import type { BatchRuns } from './use-batch-runs.js';
import { useRowStates } from './use-row-states.js';

interface TableViewProps {
  readonly batch: Batch;
  readonly plan: RowPlan;
  readonly runs: BatchRuns | undefined;
}

/** The table with what can be done to it above, and how far it is below. */
export function TableView({ batch, plan, runs }: TableViewProps) {
  const judged = useRowStates(plan, runs);
  return (
    <BatchDrop plan={plan}>
      <BatchToolbar batch={batch} plan={plan} judged={judged} />
      <BatchGrid plan={plan} runs={runs} />
      <BatchSummary rows={batch.rows.length} judged={judged} />
    </BatchDrop>
  );
}
