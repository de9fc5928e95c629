import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import type { Batch } from './batch.js';
import { downloadCsv } from './download-csv.js';
import type { RowPlan } from './row-workflow.js';
import type { JudgedRow } from './use-row-states.js';
import { csvText } from './write-sheet.js';

/** Writes what became of every row: its cells, its state, its file, its mistake. */
export function useResultTable({ title }: Batch, { columns }: RowPlan, judged: readonly JudgedRow[]) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const download = () => {
    const header = ['#', ...columns.map(({ label }) => read(label)), t('state'), t('file'), t('time'), t('mistake')];
    const lines = judged.map(({ row, index, state }) => {
      const cells = columns.map(({ key }) => row.cells[key] ?? '');
      const file = state.kind === 'done' && state.file ? pathOf(state.file) : '';
      const time = state.kind === 'done' && state.seconds !== undefined ? state.seconds.toFixed(1) : '';
      const mistake = state.kind === 'failed' ? read(state.text) : '';
      return [String(index + 1), ...cells, t(`states.${state.kind}`), file, time, mistake];
    });
    downloadCsv(t('resultsFile', { title }), csvText(header, lines));
  };
  return { download };
}

function pathOf({
  subfolder,
  filename,
}: {
  readonly subfolder?: string | undefined;
  readonly filename: string;
}): string {
  return subfolder ? `${subfolder}/${filename}` : filename;
}
