import { Alert, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { scoreColour } from './report.js';
import classes from './report-view.module.css';
import { type SoundReport, soundFigures } from './sound-report.js';
import { TotalScore } from './total-score.js';

/** How good a recording is, what to do about it, and what was measured. */
export function SoundReportView({ report }: { readonly report: SoundReport }) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  return (
    <Stack gap="sm">
      <Group gap="md" wrap="nowrap" align="center">
        <TotalScore total={report.score} />
        <Stack gap={6} flex={1}>
          {report.verdicts.map(({ about, score, text }) => (
            <Alert key={about} color={scoreColour(score)} variant="light" p="xs">
              {read(text)}
            </Alert>
          ))}
        </Stack>
      </Group>
      <SimpleGrid cols={{ base: 2, lg: 3 }} spacing={6}>
        {soundFigures(report).map(([name, value]) => (
          <div key={name} className={classes.figure}>
            <Text size="xs" c="dimmed">
              {t(`soundFigures.${name}`)}
            </Text>
            <Text size="sm" fw={600}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
