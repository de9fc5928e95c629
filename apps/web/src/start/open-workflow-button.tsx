import { Button } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOpenRun } from '../history/use-open-run.js';

/** Shows the graph behind a run of the start page. */
export function OpenWorkflowButton({ runId }: { readonly runId: string }) {
  const { t } = useTranslation('start');
  const open = useOpenRun();
  return (
    <Button
      variant="default"
      leftSection={<IconSchema size={18} />}
      loading={open.isPending}
      onClick={() => open.mutate(runId)}
    >
      {t('result.openWorkflow')}
    </Button>
  );
}
