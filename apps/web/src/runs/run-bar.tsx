import { ActionIcon, Button, Group, NumberInput, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerStopFilled, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePanels } from '../editor/panels.js';
import { useQueue } from '../queue/use-queue.js';
import classes from './run-bar.module.css';
import { RunMenu } from './run-menu.js';
import { RunStatus } from './run-status.js';
import { useCancelRun } from './use-cancel-run.js';
import { useFollowedRun } from './use-followed-run.js';
import { useMendedProblems } from './use-mended-problems.js';
import { useRunWorkflow, useSending } from './use-run-workflow.js';

/** Runs the open workflow, stops it, and says how far it is. */
export function RunBar() {
  useFollowedRun();
  useMendedProblems();
  const { t } = useTranslation('runs');
  const [times, setTimes] = useState(1);
  const run = useRunWorkflow();
  const cancel = useCancelRun();
  // Also while a text is being written: the keys write nothing.
  useHotkeys(
    [
      ['mod+Enter', () => void run({ times })],
      ['mod+shift+Enter', () => void run({ times, front: true })],
      ['mod+alt+Enter', () => void cancel()],
    ],
    [],
  );
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label={t('running')}>
      <RunStatus />
      <Group gap={0} wrap="nowrap">
        <RunButton times={times} />
        <RunMenu times={times} />
      </Group>
      <Tooltip label={t('timesHint')}>
        <NumberInput
          className={classes.times ?? ''}
          size="xs"
          aria-label={t('times')}
          value={times}
          min={1}
          max={999}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => setTimes(Math.max(1, Number(value) || 1))}
        />
      </Tooltip>
      <StopButton />
      <QueueButton />
    </Group>
  );
}

function RunButton({ times }: { readonly times: number }) {
  const { t } = useTranslation('runs');
  const sending = useSending((state) => state.sending);
  const run = useRunWorkflow();
  const isMany = sending !== undefined && sending.total > 1;
  return (
    <Tooltip label={t('runHint')}>
      <Button
        size="xs"
        className={classes.run ?? ''}
        leftSection={<IconPlayerPlayFilled size={14} />}
        loading={sending !== undefined && !isMany}
        disabled={isMany}
        // The second of two quick clicks is a double click, by habit; it means one run.
        onClick={({ detail }) => void (detail !== 2 && run({ times }))}
      >
        {isMany ? t('sendingMany', sending) : times > 1 ? t('runTimes', { times }) : t('run')}
      </Button>
    </Tooltip>
  );
}

function StopButton() {
  const { t } = useTranslation('runs');
  const { data } = useQueue();
  const cancel = useCancelRun();
  return (
    <Tooltip label={t('stopHint')}>
      <ActionIcon
        size={30}
        variant="default"
        aria-label={t('stop')}
        disabled={!data || data.running.length === 0}
        onClick={() => void cancel()}
      >
        <IconPlayerStopFilled size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function QueueButton() {
  const { t } = useTranslation('runs');
  const { data } = useQueue();
  const show = usePanels((panels) => panels.show);
  const waiting = data?.pending.length ?? 0;
  const label = data?.paused ? t('queuePaused', { count: waiting }) : t('queueLength', { count: waiting });
  const Sign = data?.paused ? IconPlayerPauseFilled : IconStack2;
  return (
    <Tooltip label={label}>
      <Button
        size="xs"
        px={8}
        variant="default"
        aria-label={label}
        leftSection={<Sign size={16} aria-hidden />}
        classNames={{ section: classes.tight ?? '' }}
        onClick={() => show('queue')}
      >
        {waiting}
      </Button>
    </Tooltip>
  );
}
