import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { hasEnded } from './apply-event.js';
import { useRuns } from './run-store.js';

/** Stops a run: this one, or the one that is followed, or else whatever runs. */
export function useCancelRun(): (id?: string) => Promise<void> {
  const read = useLocalText();
  const queryClient = useQueryClient();
  return useCallback(
    async (id) => {
      const { followed, runs } = useRuns.getState();
      const shown = followed === undefined ? undefined : runs[followed];
      const target = id ?? (shown && !hasEnded(shown) ? shown.id : undefined);
      try {
        if (target !== undefined) await sendJson('POST', `api/runs/${encodeURIComponent(target)}/cancel`, {});
        else await sendJson('POST', 'interrupt', {});
      } catch (error) {
        notifications.show({ color: 'red', message: read(textOf(error)) });
      }
      void queryClient.invalidateQueries({ queryKey: ['queue'] });
    },
    [queryClient, read],
  );
}
