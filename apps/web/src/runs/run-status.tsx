import { Button, Popover, Progress, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useLanguage } from '../i18n/use-local-text.js';
import type { TrackedRun } from './apply-event.js';
import { durationText, remainingText } from './duration-text.js';
import { goToNode } from './go-to-node.js';
import { leftOutOf } from './left-out-of.js';
import { nodeName } from './node-name.js';
import { ProblemList } from './problem-list.js';
import classes from './run-bar.module.css';
import { runProgress } from './run-progress.js';
import { useRuns } from './run-store.js';
import { useProblemEntries } from './use-problem-entries.js';

/** How the followed run stands: waiting, how far, how it ended; and what keeps the workflow from running. */
export function RunStatus() {
  const run = useRuns(({ runs, followed }) => (followed === undefined ? undefined : runs[followed]));
  const hasProblems = useRuns(({ problems }) => problems !== undefined);
  const isFailed = run?.state === 'error' || run?.state === 'partial';
  if (hasProblems || (isFailed && run.failure)) return <Problems />;
  if (!run) return null;
  if (run.state === 'running') return <RunningNow run={run} />;
  return <Outcome run={run} />;
}

/** The first mistake is gone to at once; the list leads to the others. */
function Problems() {
  const { t } = useTranslation('runs');
  const problems = useRuns((state) => state.problems);
  const entries = useProblemEntries();
  const [isOpen, setOpen] = useState(false);
  const first = problems && Object.keys(problems.nodes)[0];
  useEffect(() => {
    if (!problems) return;
    setOpen(true);
    if (first !== undefined) goToNode(first);
  }, [problems, first]);
  const label = problems ? t('problems', { count: entries.length }) : t('failed');
  return (
    <Popover opened={isOpen} onChange={setOpen} width={380} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          color="red"
          variant="light"
          leftSection={<IconAlertTriangle size={15} />}
          onClick={() => setOpen((open) => !open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={label}>
        <ProblemList entries={entries} onChoose={goToNode} />
      </Popover.Dropdown>
    </Popover>
  );
}

function RunningNow({ run }: { readonly run: TrackedRun }) {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  const { node, nodesDone, nodeCount, fraction, framesPerSecond, remainingSeconds } = runProgress(run);
  const name = useEditor(({ document, catalogue }) =>
    node === undefined ? undefined : nodeName(node, { document, catalogue, language }),
  );
  const percent = Math.round(fraction * 100);
  const what = name ?? t('nodesDone', { done: nodesDone, count: nodeCount });
  const rest =
    remainingSeconds === undefined
      ? `${percent}%`
      : t('remaining', { time: remainingText(remainingSeconds, language) });
  const hint = framesPerSecond === undefined ? what : `${what} · ${t('frames', { rate: framesPerSecond.toFixed(1) })}`;
  return (
    <Tooltip label={`${hint} · ${percent}%`}>
      <div className={classes.progress}>
        <div className={classes.line}>
          <span className={classes.name}>{what}</span>
          <span className={classes.quiet}>{rest}</span>
        </div>
        <Progress value={percent} size="sm" color="yellow" aria-label={t('progressOf', { what })} />
      </div>
    </Tooltip>
  );
}

const signs = {
  pending: { Icon: IconClock, color: 'dimmed' },
  success: { Icon: IconCircleCheck, color: 'teal' },
  partial: { Icon: IconAlertTriangle, color: 'orange' },
  error: { Icon: IconCircleX, color: 'red' },
  cancelled: { Icon: IconCircleX, color: 'dimmed' },
} as const;

function Outcome({ run }: { readonly run: TrackedRun }) {
  const { t } = useTranslation('runs');
  const language = useLanguage();
  if (run.state === 'running') return null;
  const leftOut = run.state === 'success' ? leftOutOf(run) : 0;
  const { Icon, color } = signs[leftOut > 0 ? 'partial' : run.state];
  const time =
    run.state === 'success' && run.startedAt !== undefined && run.endedAt !== undefined
      ? durationText(run.endedAt - run.startedAt, language)
      : '';
  return (
    <Text component="div" size="xs" c={color} className={classes.status ?? ''} role="status">
      <Icon size={16} aria-hidden />
      <span>{leftOut > 0 ? t('doneWithout', { count: leftOut }) : t(`state.${run.state}`)}</span>
      {time !== '' && <span>{time}</span>}
      <VisuallyHidden>{t('lastRun')}</VisuallyHidden>
    </Text>
  );
}
