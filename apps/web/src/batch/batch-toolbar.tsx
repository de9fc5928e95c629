import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { serverUrl } from '../api/request.js';
import { useQueue, useQueueChange } from '../queue/use-queue.js';
import type { Batch } from './batch.js';
import classes from './batch-page.module.css';
import { useBatch } from './batch-store.js';
import { FillMenu } from './fill-menu.js';
import { rangeOf } from './grid-selection.js';
import { isBusy } from './row-state.js';
import type { RowPlan } from './row-workflow.js';
import { RowsMenu } from './rows-menu.js';
import { useResultTable } from './use-result-table.js';
import { type JudgedRow, runnableRows } from './use-row-states.js';
import { useRunRows } from './use-run-rows.js';

interface BatchToolbarProps {
  readonly batch: Batch;
  readonly plan: RowPlan;
  readonly judged: readonly JudgedRow[];
}

/** Everything that can be done to a batch. */
export function BatchToolbar({ batch, plan, judged }: BatchToolbarProps) {
  return (
    <div className={classes.bar}>
      <RunButtons plan={plan} judged={judged} />
      <FillMenu plan={plan} title={batch.title} />
      <RowsMenu plan={plan} />
      <UndoButtons />
      <span className={classes.spacer} />
      <ResultsMenu batch={batch} plan={plan} judged={judged} />
    </div>
  );
}

function RunButtons({ plan, judged }: Omit<BatchToolbarProps, 'batch'>) {
  const { t } = useTranslation('batch');
  const { run, cancel } = useRunRows(plan);
  const { top, bottom } = rangeOf(useBatch((state) => state.selection));
  const open = runnableRows(judged, 'open');
  const failed = runnableRows(judged, 'failed');
  const all = runnableRows(judged, 'all');
  const selected = runnableRows(
    judged.filter(({ index }) => index >= top && index <= bottom),
    'all',
  );
  const isRunning = judged.some(({ state }) => isBusy(state));
  return (
    <>
      <Button.Group>
        <Button leftSection={<IconPlayerPlay size={16} />} disabled={open.length === 0} onClick={() => void run(open)}>
          {t('runAll', { count: open.length })}
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button px={8} aria-label={t('moreRuns')}>
              <IconChevronDown size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={selected.length === 0} onClick={() => void run(selected)}>
              {t('runSelected', { count: selected.length })}
            </Menu.Item>
            <Menu.Item disabled={all.length === 0} onClick={() => void run(all)}>
              {t('runAgain', { count: all.length })}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {failed.length > 0 && (
        <Button variant="light" color="red" leftSection={<IconRefresh size={16} />} onClick={() => void run(failed)}>
          {t('retryFailed', { count: failed.length })}
        </Button>
      )}
      {isRunning && (
        <>
          <PauseButton />
          <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={() => void cancel(judged)}>
            {t('cancelAll')}
          </Button>
        </>
      )}
    </>
  );
}

/** The queue is one for everybody; there is no other way to hold a batch. */
function PauseButton() {
  const { t } = useTranslation('batch');
  const paused = useQueue().data?.paused ?? false;
  const { pause, resume } = useQueueChange();
  return (
    <Tooltip label={t('pauseHint')}>
      <Button
        variant="default"
        leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        onClick={() => void (paused ? resume() : pause())}
      >
        {t(paused ? 'resume' : 'pause')}
      </Button>
    </Tooltip>
  );
}

function UndoButtons() {
  const { t } = useTranslation('batch');
  const canUndo = useBatch(({ past }) => past.length > 0);
  const canRedo = useBatch(({ future }) => future.length > 0);
  const { undo, redo } = useBatch.getState();
  return (
    <ActionIcon.Group>
      <ActionIcon variant="default" size="lg" aria-label={t('undo')} disabled={!canUndo} onClick={undo}>
        <IconArrowBackUp size={18} />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={t('redo')} disabled={!canRedo} onClick={redo}>
        <IconArrowForwardUp size={18} />
      </ActionIcon>
    </ActionIcon.Group>
  );
}

function ResultsMenu({ batch, plan, judged }: BatchToolbarProps) {
  const { t } = useTranslation('batch');
  const { download } = useResultTable(batch, plan, judged);
  const done = judged.filter(({ state }) => state.kind === 'done');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} rightSection={<IconChevronDown size={16} />}>
          {t('results')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={serverUrl(zipPath(batch, done))}
          download={`${batch.title}.zip`}
          disabled={done.length === 0}
        >
          {t('downloadZip', { count: done.length })}
        </Menu.Item>
        <Menu.Item onClick={download}>{t('downloadResults')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** More ids than this make an address that servers and proxies refuse. */
const mostNamedRuns = 80;

/** The results that the table shows; of very long tables, the last ones of every row that ever was in it. */
function zipPath({ id, title, runs }: Batch, done: readonly JudgedRow[]): string {
  const ids = done.flatMap(({ row }) => runs[row.id]?.runId ?? []);
  const query = new URLSearchParams({ name: title });
  if (ids.length > mostNamedRuns) query.set('batch', id);
  else for (const run of ids) query.append('run', run);
  return `api/files.zip?${query}`;
}
