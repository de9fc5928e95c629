import { ActionIcon, Checkbox, Progress, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import type { RunSummary } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { runTitle } from '../queue/run-title.js';
import { durationText } from '../runs/duration-text.js';
import { runProgress } from '../runs/run-progress.js';
import { useWatchedRun } from '../runs/use-watched-run.js';
import { RunPicture } from './run-picture.js';
import { RunStateBadge } from './run-state-badge.js';
import classes from './runs-page.module.css';
import { timeText } from './time-text.js';
import { useOpenRun } from './use-open-run.js';

/** A run in the list: its picture, what it is called, how it stands, when it was and how long it took. */
export function RunCard({
  run,
  isSelected,
  onSelect,
  onOpen,
}: {
  readonly run: RunSummary;
  readonly isSelected: boolean;
  readonly onSelect: (isChosen: boolean, isRange: boolean) => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation(['history', 'runs']);
  const language = useLanguage();
  const { mutate: openWorkflow } = useOpenRun();
  const title = runTitle(run, t);
  const { startedAt, endedAt } = run;
  return (
    <div className={classes.card} data-selected={isSelected}>
      <Checkbox
        aria-label={t('select', { title })}
        checked={isSelected}
        onChange={(event) => {
          const { shiftKey = false } = event.nativeEvent as unknown as MouseEvent;
          onSelect(event.currentTarget.checked, shiftKey);
        }}
      />
      <UnstyledButton className={classes.open ?? ''} onClick={onOpen}>
        <RunPicture run={run} />
        <div className={classes.words}>
          <Text fw={600} className={classes.cut ?? ''}>
            {title}
          </Text>
          <SecondLine run={run} />
        </div>
        <RunStateBadge run={run} />
        <Text size="sm" component="div" className={classes.figures ?? ''}>
          <div>
            {startedAt !== undefined && endedAt !== undefined ? durationText(endedAt - startedAt, language) : ''}
          </div>
          <div className={classes.quiet}>{timeText(run.createdAt, language)}</div>
        </Text>
      </UnstyledButton>
      <Tooltip label={t('openWorkflow')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('openWorkflowOf', { title })}
          onClick={() => openWorkflow(run.id)}
        >
          <IconArrowUpRight size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Why it failed, or how far it is, or what it made. */
function SecondLine({ run }: { readonly run: RunSummary }) {
  const { t } = useTranslation('history');
  const read = useLocalText();
  const live = useWatchedRun(run.id, run.state === 'running');
  if (run.failure) {
    return (
      <Text size="sm" c="red" className={classes.cut ?? ''}>
        {read(run.failure.text)}
      </Text>
    );
  }
  if (live?.state === 'running') {
    const percent = Math.round(runProgress(live).fraction * 100);
    return (
      <Progress value={percent} color="yellow" size="sm" mt={6} maw={260} aria-label={t('progress', { percent })} />
    );
  }
  return (
    <Text size="sm" className={`${classes.cut} ${classes.quiet}`}>
      {run.preview ? run.preview.filename : run.batch === undefined ? '' : t('batch', { batch: run.batch })}
    </Text>
  );
}
