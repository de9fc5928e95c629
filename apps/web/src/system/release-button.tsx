import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRecycle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** Lets the workers give their models and their memory back. */
export function ReleaseButton() {
  const { t } = useTranslation('system');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: () => sendJson('POST', 'free', { unload_models: true, free_memory: true }),
    onSuccess: async () => {
      notifications.show({ color: 'teal', message: t('released') });
      await queryClient.invalidateQueries({ queryKey: ['workers'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: read(textOf(error)) }),
  });
  return (
    <Tooltip label={t('releaseHint')} multiline maw={300}>
      <Button
        variant="light"
        leftSection={<IconRecycle size={16} />}
        loading={release.isPending}
        onClick={() => release.mutate()}
      >
        {t('release')}
      </Button>
    </Tooltip>
  );
}
