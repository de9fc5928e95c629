import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { submitRun } from '../runs/submit-run.js';
import type { RunDetail } from './use-run-detail.js';

/** Hands the same workflow in once more, for the same outputs. */
export function useRunAgain(): (detail: RunDetail) => Promise<void> {
  const { t } = useTranslation('history');
  const read = useLocalText();
  const queryClient = useQueryClient();
  return useCallback(
    async ({ summary, workflow }) => {
      try {
        await submitRun({ workflow: workflow.workflow, title: summary.title, targets: summary.outputs });
        notifications.show({ color: 'green', message: t('queuedAgain') });
      } catch (error) {
        notifications.show({ color: 'red', message: read(textOf(error)) });
      }
      await queryClient.invalidateQueries({ queryKey: ['runs'] });
    },
    [queryClient, read, t],
  );
}
