import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconPlayerStop,
  IconRefresh,
} from '@tabler/icons-react';
import type { RunSummary } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';

const looks = {
  pending: { color: 'gray', Icon: IconClock },
  running: { color: 'yellow', Icon: IconRefresh },
  success: { color: 'green', Icon: IconCircleCheck },
  partial: { color: 'orange', Icon: IconAlertTriangle },
  error: { color: 'red', Icon: IconCircleX },
  cancelled: { color: 'gray', Icon: IconPlayerStop },
} as const;

/** How a run stands, by colour, sign and word. */
export function RunStateBadge({
  run: { state, leftOut = 0 },
}: {
  readonly run: Pick<RunSummary, 'state' | 'leftOut'>;
}) {
  const { t } = useTranslation('runs');
  const { color, Icon } = state === 'success' && leftOut > 0 ? looks.partial : looks[state];
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      fw={500}
      flex="none"
      leftSection={<Icon size={13} aria-hidden />}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      {state === 'success' && leftOut > 0 ? t('doneWithout', { count: leftOut }) : t(`state.${state}`)}
    </Badge>
  );
}
