import { Badge, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRuns } from './run-store.js';

/** Says that the server is away and looked for again; nothing while all is well. */
export function LinkBadge() {
  const { t } = useTranslation('runs');
  const link = useRuns((state) => state.link);
  if (link !== 'lost') return null;
  return (
    <Badge
      flex="none"
      color="orange"
      variant="light"
      leftSection={<Loader size={10} color="orange" />}
      role="status"
      tt="none"
    >
      {t('connecting')}
    </Badge>
  );
}
