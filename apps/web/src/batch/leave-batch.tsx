import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBatch } from './batch-store.js';

/** Back to the list of batches. What is open stays kept. */
export function LeaveBatch() {
  const { t } = useTranslation('batch');
  return (
    <Tooltip label={t('allBatches')}>
      <ActionIcon variant="subtle" aria-label={t('allBatches')} onClick={() => useBatch.getState().open(undefined)}>
        <IconArrowLeft size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
