import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** Asks whether runs are to be deleted, and with their files or not; then does it. `onDone` is called when they are gone. */
export function useDeleteRuns(): (ids: readonly string[], onDone: () => void) => void {
  return (ids, onDone) => {
    const modal = modals.open({
      title: <QuestionTitle count={ids.length} />,
      centered: true,
      children: (
        <Question
          ids={ids}
          onClose={() => modals.close(modal)}
          onDone={() => {
            modals.close(modal);
            onDone();
          }}
        />
      ),
    });
  };
}

function QuestionTitle({ count }: { readonly count: number }) {
  const { t } = useTranslation('history');
  return <Text fw={600}>{t('deleteTitle', { count })}</Text>;
}

function Question({
  ids,
  onClose,
  onDone,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('history');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const [files, setFiles] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await sendJson('DELETE', 'api/runs', { ids, files });
      onDone();
    } catch (error) {
      notifications.show({ color: 'red', message: read(textOf(error)) });
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ['runs'] });
  };
  return (
    <Stack>
      <Text size="sm">{t('deleteText')}</Text>
      <Checkbox
        label={t('deleteFiles')}
        description={t('deleteFilesHint')}
        checked={files}
        onChange={(event) => setFiles(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color="red" loading={isBusy} onClick={() => void remove()}>
          {t('delete')}
        </Button>
      </Group>
    </Stack>
  );
}
