import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import type { LiveRun } from '../runs/live-run.js';
import { OpenWorkflowButton } from './open-workflow-button.js';
import classes from './run-result.module.css';
import { useStart } from './start-state.js';

/** Failures that another face or another voice helps against. */
const faceCodes = new Set(['FACE_NOT_FOUND', 'LIPSYNC_NO_FACE', 'LIPSYNC_NO_PICTURE']);
const voiceCodes = new Set(['LIPSYNC_NO_SOUND', 'VIDEO_SILENT']);

/** A run that came to nothing: why, and what to do. */
export function RunFailed({ run }: { readonly run: LiveRun }) {
  const { t } = useTranslation('start');
  const read = useLocalText();
  const { setRun, setSlot } = useStart.getState();
  const code = run.failure?.code ?? '';
  const slot = faceCodes.has(code) ? 'face' : voiceCodes.has(code) ? 'voice' : undefined;
  const isCancelled = run.state === 'cancelled';
  return (
    <section className={classes.result} aria-label={t('failed.title')}>
      <Stack gap="md" align="center" py="md">
        <Title order={2} size="h3">
          {t(isCancelled ? 'failed.cancelled' : 'failed.title')}
        </Title>
        {!isCancelled && (
          <Text ta="center" maw={560} role="alert">
            {run.failure ? read(run.failure.text) : t('failed.noFile')}
          </Text>
        )}
        <Group justify="center" gap="sm">
          {slot && (
            <Button
              onClick={() => {
                setSlot(slot, {});
                setRun(undefined);
              }}
            >
              {t(`${slot}.another`)}
            </Button>
          )}
          <Button
            variant={slot ? 'default' : 'filled'}
            leftSection={<IconArrowLeft size={18} />}
            onClick={() => setRun(undefined)}
          >
            {t('failed.back')}
          </Button>
          {!isCancelled && <OpenWorkflowButton runId={run.id} />}
        </Group>
      </Stack>
    </section>
  );
}
