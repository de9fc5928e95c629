import { Alert, Badge, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { frameClock } from './frame-clock.js';
import { type Report, scoreColour } from './report.js';
import classes from './report-view.module.css';
import { TotalScore } from './total-score.js';

/** The score of a talking video: how good it is, what it consists of, what to do about it. */
export function ReportView({ report }: { readonly report: Report }) {
  const { t } = useTranslation('inspect');
  return (
    <Stack gap="sm">
      <Group gap="md" wrap="nowrap" align="center">
        <TotalScore total={report.score.total} />
        <Stack gap={2}>
          <Text size="sm">{t('animated', { animated: report.frames.animated, total: report.frames.total })}</Text>
          <Text size="sm">
            {report.avOffsetMs === null ? t('offsetUnknown') : t('offset', { ms: Math.round(report.avOffsetMs) })}
          </Text>
          {report.output && (
            <Text size="xs" c="dimmed">
              {report.output.width} × {report.output.height} · {frameClock(report.output.durationSeconds)}
            </Text>
          )}
        </Stack>
      </Group>
      <Verdicts report={report} />
      <ScoreParts report={report} />
      <Figures report={report} />
    </Stack>
  );
}

const levels = {
  act: { color: 'orange', Icon: IconAlertTriangle },
  note: { color: 'blue', Icon: IconInfoCircle },
  good: { color: 'teal', Icon: IconCircleCheck },
} as const;

function Verdicts({ report }: { readonly report: Report }) {
  const read = useLocalText();
  return report.verdicts.map(({ code, level, text }) => {
    const { color, Icon } = levels[level] ?? levels.note;
    return (
      <Alert key={code} color={color} variant="light" icon={<Icon size={18} />} p="xs">
        {read(text)}
      </Alert>
    );
  });
}

function ScoreParts({ report }: { readonly report: Report }) {
  const { t } = useTranslation('inspect');
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {t('scoreParts')}
      </Text>
      {report.score.parts.map(({ name, score, weight }) => {
        const label = t(`parts.${name}`, { defaultValue: name });
        return (
          <div key={name} className={classes.part}>
            <Text size="xs" className={classes.name ?? ''}>
              {label}
            </Text>
            <Progress
              value={score ?? 0}
              color={scoreColour(score)}
              size="sm"
              className={classes.bar ?? ''}
              aria-label={label}
            />
            <Text size="xs" className={classes.points ?? ''}>
              {score === null ? '–' : Math.round(score)}
            </Text>
            <Text size="xs" c="dimmed" className={classes.weight ?? ''}>
              {weight}%
            </Text>
          </div>
        );
      })}
    </Stack>
  );
}

function Figures({ report }: { readonly report: Report }) {
  const { t } = useTranslation('inspect');
  const { sync, closures, sharpness, seam } = report.measured;
  const figures: [string, string][] = [];
  if (sync) figures.push([t('figures.correlation'), sync.correlation.toFixed(2)]);
  if (sync) figures.push([t('figures.gain'), `× ${sync.gain.toFixed(2)}`]);
  if (closures) figures.push([t('figures.closures'), `${closures.hit} / ${closures.total}`]);
  if (sharpness) figures.push([t('figures.sharpness'), `× ${sharpness.ratio.toFixed(2)}`]);
  if (seam) figures.push([t('figures.seam'), `× ${seam.ratio.toFixed(2)}`]);
  if (figures.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 2, lg: 3 }} spacing={6}>
      {figures.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="sm" fw={600}>
            {value}
          </Text>
        </div>
      ))}
      {report.frames.untouched > 0 && (
        <Badge tt="none" color="orange" variant="light">
          {t('untouched', { count: report.frames.untouched })}
        </Badge>
      )}
    </SimpleGrid>
  );
}
