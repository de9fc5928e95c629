// biome-ignore-all lint/a11y/useSemanticElements: a table of thousands of rows is drawn in parts, which <table> cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has one focus, the field over its active cell
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import type { Batch, BatchRow } from './batch.js';
import classes from './batch-grid.module.css';
import { useBatch } from './batch-store.js';
import { CellEditor } from './cell-editor.js';
import {
  gridLayout,
  gridWidth,
  headerHeight,
  numberWidth,
  type PlacedColumn,
  rowHeight,
  stateWidth,
} from './grid-layout.js';
import { GridRow } from './grid-row.js';
import { rangeOf } from './grid-selection.js';
import type { RowPlan } from './row-workflow.js';
import { useActiveInView } from './use-active-in-view.js';
import type { BatchRuns } from './use-batch-runs.js';
import { useGridPointer } from './use-grid-pointer.js';

/** The batch as a spreadsheet. Only the rows in the window are drawn. */
export function BatchGrid({ plan, runs }: { readonly plan: RowPlan; readonly runs: BatchRuns | undefined }) {
  const { t } = useTranslation('batch');
  const scroller = useRef<HTMLDivElement>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>();
  const join = useMergedRef(scroller, sizeRef);
  const layout = useMemo(() => gridLayout(plan.columns, width), [plan.columns, width]);
  const count = useBatch(({ batch }) => batch?.rows.length ?? 0);
  const pointer = useGridPointer(layout, editor);
  useActiveInView(scroller, layout);
  const total = gridWidth(layout);
  return (
    <div ref={join} className={classes.scroller} {...pointer}>
      <div className={classes.content} style={{ width: total, height: headerHeight + count * rowHeight }}>
        <div
          role="grid"
          aria-label={t('table')}
          aria-rowcount={count + 1}
          aria-colcount={layout.length + 2}
          aria-multiselectable
          className={classes.grid}
        >
          <GridHeader layout={layout} width={total} />
          <GridRows scroller={scroller} layout={layout} width={total} plan={plan} runs={runs} />
        </div>
        <CellEditor ref={editor} layout={layout} pageRows={Math.max(1, Math.floor(height / rowHeight) - 2)} />
      </div>
    </div>
  );
}

function GridHeader({ layout, width }: { readonly layout: readonly PlacedColumn[]; readonly width: number }) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  return (
    <div role="row" aria-rowindex={1} className={classes.header} style={{ width, height: headerHeight }}>
      <div role="columnheader" className={classes.corner} style={{ width: numberWidth }} data-select-all>
        #
      </div>
      {layout.map(({ column, width: columnWidth }, index) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={index + 2}
          className={classes.title}
          style={{ width: columnWidth }}
          title={read(column.label)}
          data-column={index}
        >
          {read(column.label)}
        </div>
      ))}
      <div role="columnheader" className={classes.stateTitle} style={{ width: stateWidth }}>
        {t('state')}
      </div>
    </div>
  );
}

interface GridRowsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: readonly PlacedColumn[];
  readonly width: number;
  readonly plan: RowPlan;
  readonly runs: BatchRuns | undefined;
}

const noRows: readonly BatchRow[] = [];
const noRuns: Batch['runs'] = {};

function GridRows({ scroller, layout, width, plan, runs }: GridRowsProps) {
  const rows = useBatch(({ batch }) => batch?.rows ?? noRows);
  const rowRuns = useBatch(({ batch }) => batch?.runs ?? noRuns);
  const submitting = useBatch((state) => state.submitting);
  const selection = useBatch((state) => state.selection);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: headerHeight,
    overscan: 8,
  });
  const { top, bottom, left, right } = rangeOf(selection);
  return virtual.getVirtualItems().map(({ index, start }) => {
    const row = rows[index];
    if (!row) return null;
    const run = rowRuns[row.id];
    const isSelected = index >= top && index <= bottom;
    return (
      <GridRow
        key={row.id}
        row={row}
        index={index}
        top={start}
        width={width}
        layout={layout}
        plan={plan}
        from={isSelected ? left : -1}
        to={isSelected ? right : -1}
        active={selection.anchor.row === index ? selection.anchor.column : -1}
        run={run}
        isSending={submitting.has(row.id)}
        summary={run?.runId === undefined ? undefined : runs?.byId.get(run.runId)}
        isListed={runs !== undefined && run !== undefined && runs.at > run.at}
      />
    );
  });
}
