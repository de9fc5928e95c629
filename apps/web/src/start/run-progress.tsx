import { Button, Loader, Progress, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../api/file-address.js';
import { sendJson, serverUrl } from '../api/request.js';
import type { LiveRun } from '../runs/live-run.js';
import classes from './run-progress.module.css';
import { type RunStage, runStage, type Stage, stages } from './run-stage.js';
import { useStart } from './start-state.js';

/** What is being done, how far it is, and how long it will take. */
export function RunProgress({ run }: { readonly run: LiveRun }) {
  const { t } = useTranslation('start');
  const now = runStage(run);
  const cancel = useMutation({ mutationFn: () => sendJson('POST', `api/runs/${encodeURIComponent(run.id)}/cancel`) });
  return (
    <section className={classes.card} aria-label={t('run.title')}>
      <Stack gap="lg">
        <Face />
        <Title order={2} size="h3" ta="center">
          {t('run.title')}
        </Title>
        <Progress value={now.share * 100} size="lg" radius="xl" animated aria-label={t('run.progress')} />
        <Text ta="center" role="status">
          {statusText(t, now)}
        </Text>
        <ol className={classes.stages}>
          {stages.slice(1).map((stage) => (
            <StageLine key={stage} stage={stage} now={now.stage} />
          ))}
        </ol>
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate()}
        >
          {t('run.cancel')}
        </Button>
      </Stack>
    </section>
  );
}

/** Whom one is waiting for; after a reload in another tab it is not known. */
function Face() {
  const given = useStart((state) => state.face.given);
  if (!given) return null;
  return <img className={classes.face} src={serverUrl(thumbnailPath(given.file, 320))} alt="" />;
}

function StageLine({ stage, now }: { readonly stage: Stage; readonly now: Stage }) {
  const { t } = useTranslation('start');
  const order = stages.indexOf(stage) - stages.indexOf(now);
  const state = order < 0 ? 'done' : order === 0 ? 'now' : 'later';
  return (
    <li className={classes.stage} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={classes.mark} aria-hidden>
        {state === 'done' && <IconCheck size={14} stroke={3} />}
        {state === 'now' && <Loader size={14} />}
      </span>
      {t(`run.stages.${stage}`)}
    </li>
  );
}

type Translate = ReturnType<typeof useTranslation<'start'>>['t'];

function statusText(t: Translate, { stage, secondsLeft }: RunStage): string {
  const doing = t(`run.doing.${stage}`);
  if (secondsLeft === undefined) return doing;
  // Seconds that jump about are of no use to anybody.
  if (secondsLeft <= 5) return t('run.soon', { doing });
  if (secondsLeft < 90) return t('run.seconds', { doing, count: Math.ceil(secondsLeft / 5) * 5 });
  return t('run.minutes', { doing, count: Math.ceil(secondsLeft / 60) });
}
