import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { useCancelRun } from '../runs/use-cancel-run.js';
import { useRunWorkflow } from '../runs/use-run-workflow.js';
import type { CommandContext } from './commands.js';

/** What commands need of the page. */
export function useCommandContext(): CommandContext {
  const { t } = useTranslation('canvas');
  const read = useLocalText();
  const run = useRunWorkflow();
  const cancel = useCancelRun();
  return useMemo(
    () => ({
      t: (key, values) => t(key, values ?? {}),
      read,
      run: (choice) => void run(choice),
      stop: () => void cancel(),
    }),
    [t, read, run, cancel],
  );
}
