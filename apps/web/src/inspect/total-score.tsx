import { RingProgress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { scoreColour } from './report.js';

/** A score of 100 as a ring; a dash where nothing was measured. */
export function TotalScore({ total }: { readonly total: number | null }) {
  const { t } = useTranslation('inspect');
  return (
    <RingProgress
      size={112}
      thickness={10}
      roundCaps
      sections={[{ value: total ?? 0, color: scoreColour(total) }]}
      aria-label={t('score')}
      label={
        <Stack gap={0} align="center">
          <Text fw={700} fz={24} lh={1.1}>
            {total === null ? '–' : total.toFixed(total === 100 ? 0 : 1)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('of100')}
          </Text>
        </Stack>
      }
    />
  );
}
