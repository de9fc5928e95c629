import type { RunSummary } from '@talkgraph/protocol';
import type { TFunction } from 'i18next';

/** What a run is called in lists: its workflow's title, with its row in a batch, else that it has none. */
export function runTitle(run: RunSummary | undefined, t: TFunction): string {
  const title = run?.title ?? t('runs:untitled');
  return run?.row === undefined ? title : t('runs:titleOfRow', { title, row: run.row + 1 });
}
