import { Loader } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconBoltFilled,
  IconCircleCheckFilled,
  IconClock,
  IconPlayerTrackNext,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import { durationText } from '../runs/duration-text.js';
import type { NodeRunState } from '../runs/live-run.js';
import { useNodeRun } from '../runs/use-node-run.js';
import classes from './node-state-mark.module.css';

/** How the node's run goes, as an icon and a word for those who do not see colours; done nodes show how long they took. */
export function NodeStateMark({ id }: { readonly id: string }) {
  const { t } = useTranslation('nodes');
  const language = useLanguage();
  const run = useNodeRun(id);
  if (!run) return null;
  const time = run.milliseconds === undefined ? undefined : durationText(run.milliseconds, language);
  const showsTime = run.state === 'done' && time !== undefined && run.milliseconds !== 0;
  const name = t(`states.${run.state}`);
  return (
    <span className={classes.state} data-state={run.state} title={showsTime ? `${name}, ${time}` : name}>
      <StateIcon state={run.state} />
      <span className={classes.word}>{name}</span>
      {showsTime && <span className={classes.time}>{time}</span>}
    </span>
  );
}

const icons = {
  waiting: IconClock,
  done: IconCircleCheckFilled,
  cached: IconBoltFilled,
  skipped: IconPlayerTrackNext,
  failed: IconAlertTriangleFilled,
} as const;

function StateIcon({ state }: { readonly state: NodeRunState }) {
  if (state === 'running') return <Loader size={14} color="yellow" aria-hidden />;
  const Icon = icons[state];
  return <Icon size={16} aria-hidden />;
}
