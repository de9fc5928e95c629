// biome-ignore-all lint/a11y/useSemanticElements: a table of thousands of rows is drawn in parts, which <table> cannot do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has one focus, the field over its active cell
import type { LocalizedText } from '@talkgraph/errors';
import type { RunSummary } from '@talkgraph/protocol';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type BatchRow, isBlank, type RowRun } from './batch.js';
import classes from './batch-grid.module.css';
import { GridCell } from './grid-cell.js';
import { numberWidth, type PlacedColumn, rowHeight, stateWidth } from './grid-layout.js';
import { RowResult } from './row-result.js';
import { rowState } from './row-state.js';
import { type RowPlan, rowProblems } from './row-workflow.js';

interface GridRowProps {
  readonly row: BatchRow;
  readonly index: number;
  readonly top: number;
  readonly width: number;
  readonly layout: readonly PlacedColumn[];
  readonly plan: RowPlan;
  /** Columns of the selection, −1 where the row has no part in it. */
  readonly from: number;
  readonly to: number;
  readonly active: number;
  readonly run: RowRun | undefined;
  readonly isSending: boolean;
  readonly summary: RunSummary | undefined;
  readonly isListed: boolean;
}

const noProblems: Readonly<Record<string, LocalizedText>> = {};

/** A row of the grid. Drawn again only where something of it has changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, top, width, layout, plan, from, to, active, run, isSending, summary, isListed } = props;
  const { t } = useTranslation('batch');
  const problems = useMemo(() => (isBlank(row) ? noProblems : rowProblems(row, plan)), [row, plan]);
  const state = rowState({ row, run, isSending, summary, isListed });
  const wrong = Object.keys(problems).length;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={from >= 0}
      className={classes.row}
      style={{ top, width, height: rowHeight }}
      data-row={index}
    >
      <div
        role="rowheader"
        className={classes.number}
        style={{ width: numberWidth }}
        data-selected={from >= 0 || undefined}
        data-wrong={wrong > 0 || undefined}
        title={wrong > 0 ? t('rowMistakes', { count: wrong }) : undefined}
      >
        {index + 1}
      </div>
      {layout.map((placed, at) => (
        <GridCell
          key={placed.column.key}
          placed={placed}
          column={at}
          text={row.cells[placed.column.key] ?? ''}
          isBlankRow={isBlank(row)}
          problem={problems[placed.column.key]}
          isSelected={at >= from && at <= to && from >= 0}
          isActive={at === active}
        />
      ))}
      <div role="gridcell" className={classes.state} style={{ width: stateWidth }} data-state={state.kind}>
        <RowResult state={state} runId={run?.runId} problems={problems} name={t('rowName', { number: index + 1 })} />
      </div>
    </div>
  );
});
