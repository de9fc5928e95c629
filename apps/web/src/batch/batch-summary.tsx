import { Button, Progress, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './batch-page.module.css';
import { useBatch } from './batch-store.js';
import { isBusy } from './row-state.js';
import { insertRows } from './table-edit.js';
import type { JudgedRow } from './use-row-states.js';

const colours = { wrong: 'orange', waiting: 'gray', running: 'blue', done: 'teal', failed: 'red' } as const;

const addedRows = 10;

/** How far the batch is, in numbers. */
export function BatchSummary({ rows, judged }: { readonly rows: number; readonly judged: readonly JudgedRow[] }) {
  const { t } = useTranslation('batch');
  const count = (fits: (row: JudgedRow) => boolean) => judged.filter(fits).length;
  const counts = {
    wrong: count(({ isWrong, state }) => isWrong && !isBusy(state)),
    waiting: count(({ state }) => state.kind === 'waiting' || state.kind === 'sending'),
    running: count(({ state }) => state.kind === 'running'),
    done: count(({ state }) => state.kind === 'done'),
    failed: count(({ state }) => state.kind === 'failed'),
  };
  const asked = counts.waiting + counts.running + counts.done + counts.failed;
  const ended = counts.done + counts.failed;
  return (
    <div className={classes.summary}>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={addRows}>
        {t('addRows', { count: addedRows })}
      </Button>
      <Text size="sm" fw={600}>
        {t('jobs', { count: judged.length })}
      </Text>
      {rows > judged.length && (
        <Text size="sm" c="dimmed">
          {t('emptyRows', { count: rows - judged.length })}
        </Text>
      )}
      {(Object.keys(colours) as (keyof typeof colours)[])
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <span key={kind} className={classes.count}>
            <span className={classes.dot} style={{ background: `var(--mantine-color-${colours[kind]}-6)` }} />
            {t(`counts.${kind}`, { count: counts[kind] })}
          </span>
        ))}
      {asked > 0 && ended < asked && (
        <Progress value={(ended / asked) * 100} flex={1} maw={280} ml="auto" aria-label={t('batchProgress')} />
      )}
    </div>
  );
}

function addRows(): void {
  const { batch, change } = useBatch.getState();
  if (batch) change(insertRows(batch.rows, batch.rows.length, addedRows));
}
