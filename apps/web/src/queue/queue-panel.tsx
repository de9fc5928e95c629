import { ActionIcon, Alert, Button, Group, Loader, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { PendingList } from './pending-list.js';
import classes from './queue-panel.module.css';
import { RunningEntry } from './running-entry.js';
import { type Queue, useQueue, useQueueChange } from './use-queue.js';

/** The queue: what runs, how far, and what waits in which order. */
export function QueuePanel() {
  const { t } = useTranslation('queue');
  const read = useLocalText();
  const { data, error } = useQueue();
  if (error) {
    return (
      <Alert color="red" m="xs">
        {read(textOf(error))}
      </Alert>
    );
  }
  if (!data) return <Loader m="md" aria-label={t('loading')} />;
  return (
    <div className={classes.panel}>
      <Controls queue={data} />
      {data.paused && (
        <Text size="xs" className={classes.paused ?? ''} role="status">
          {t('pausedHint')}
        </Text>
      )}
      <ScrollArea className={classes.lists ?? ''} type="auto">
        <Stack gap="xs" p="xs">
          <section aria-label={t('running')}>
            <Text size="xs" fw={600} mb={4} component="h3">
              {t('running')}
            </Text>
            {data.running.length === 0 && <Quiet>{t('nothingRuns')}</Quiet>}
            {data.running.map((entry) => (
              <RunningEntry key={entry.id} entry={entry} />
            ))}
          </section>
          <section aria-label={t('waiting')}>
            <Text size="xs" fw={600} mb={4} component="h3">
              {t('waitingCount', { count: data.pending.length })}
            </Text>
            {data.pending.length === 0 ? <Quiet>{t('nothingWaits')}</Quiet> : <PendingList entries={data.pending} />}
          </section>
        </Stack>
      </ScrollArea>
    </div>
  );
}

function Quiet({ children }: { readonly children: string }) {
  return (
    <Text size="sm" className={classes.quiet ?? ''}>
      {children}
    </Text>
  );
}

function Controls({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation('queue');
  const { pause, resume, clear } = useQueueChange();
  const ask = () =>
    modals.openConfirmModal({
      title: t('clearTitle'),
      children: t('clearText', { count: queue.pending.length }),
      labels: { confirm: t('clear'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => void clear(),
    });
  return (
    <Group gap="xs" p="xs" wrap="nowrap" justify="space-between" className={classes.controls ?? ''}>
      {queue.paused ? (
        <Button size="xs" leftSection={<IconPlayerPlay size={14} />} onClick={() => void resume()}>
          {t('resume')}
        </Button>
      ) : (
        <Button size="xs" variant="default" leftSection={<IconPlayerPause size={14} />} onClick={() => void pause()}>
          {t('pause')}
        </Button>
      )}
      <Tooltip label={t('clear')}>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={t('clear')}
          disabled={queue.pending.length === 0}
          onClick={ask}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
