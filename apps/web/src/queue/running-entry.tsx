import { ActionIcon, Progress, Text, Tooltip } from '@mantine/core';
import { IconArrowUpRight, IconPlayerStopFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOpenRun } from '../history/use-open-run.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { remainingText } from '../runs/duration-text.js';
import { runProgress } from '../runs/run-progress.js';
import { useWatchedRun } from '../runs/use-watched-run.js';
import classes from './queue-panel.module.css';
import { runTitle } from './run-title.js';
import { type QueueEntry, useQueueChange } from './use-queue.js';

/** A run that runs, whoever began it, and how far it is. */
export function RunningEntry({ entry: { id, summary } }: { readonly entry: QueueEntry }) {
  const { t } = useTranslation(['queue', 'runs']);
  const { cancel } = useQueueChange();
  const { mutate: open } = useOpenRun();
  const title = runTitle(summary, t);
  return (
    <div className={classes.entry}>
      <div className={classes.title}>
        <Text size="sm" className={classes.titleText ?? ''} title={title}>
          {title}
        </Text>
        <RunningProgress id={id} title={title} />
      </div>
      <Tooltip label={t('openWorkflow')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t('openWorkflowOf', { title })}
          onClick={() => open(id)}
        >
          <IconArrowUpRight size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('stop')}>
        <ActionIcon
          variant="subtle"
          color="red"
          size={26}
          aria-label={t('stopRun', { title })}
          onClick={() => void cancel(id)}
        >
          <IconPlayerStopFilled size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function RunningProgress({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useTranslation('queue');
  const language = useLanguage();
  const run = useWatchedRun(id, true);
  if (!run) return null;
  const { fraction, nodesDone, nodeCount, framesPerSecond, remainingSeconds } = runProgress(run);
  const parts = [
    t('nodesDone', { done: nodesDone, count: nodeCount }),
    framesPerSecond === undefined ? '' : t('frames', { rate: framesPerSecond.toFixed(1) }),
    remainingSeconds === undefined ? '' : t('remaining', { time: remainingText(remainingSeconds, language) }),
  ];
  return (
    <>
      <Progress value={fraction * 100} size="sm" color="yellow" my={4} aria-label={t('progressOf', { title })} />
      <Text size="xs" className={classes.quiet ?? ''}>
        {parts.filter((part) => part !== '').join(' · ')}
      </Text>
    </>
  );
}
