import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frameClock } from './frame-clock.js';
import type { FrameRange } from './frame-slider.js';

/** Stretches that are listed before more are asked for. */
const few = 6;

interface FaceProblemsProps {
  readonly ranges: readonly FrameRange[];
  readonly fps: { readonly num: number; readonly den: number };
  readonly frameCount: number;
  readonly onGo: (frame: number) => void;
}

/** The stretches that cannot be animated, with the reason; a click goes there. */
export function FaceProblems({ ranges, fps, frameCount, onGo }: FaceProblemsProps) {
  const { t } = useTranslation('inspect');
  const [isAll, setIsAll] = useState(false);
  if (ranges.length === 0) {
    return (
      <Group gap={6}>
        <IconCircleCheck size={16} color="var(--mantine-color-teal-6)" aria-hidden />
        <Text size="sm">{t('allUsable', { count: frameCount })}</Text>
      </Group>
    );
  }
  const frames = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const clock = (n: number) => frameClock((n * fps.den) / fps.num);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t('unusable', { count: frames, percent: Math.max(1, Math.round((frames / frameCount) * 100)) })}
      </Text>
      {ranges.slice(0, isAll ? ranges.length : few).map(({ from, to, label }) => (
        <Button
          key={from}
          size="compact-xs"
          variant="subtle"
          color="orange"
          justify="space-between"
          onClick={() => onGo(from)}
          rightSection={label}
        >
          {clock(from)} – {clock(to + 1)}
        </Button>
      ))}
      {!isAll && ranges.length > few && (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsAll(true)}>
          {t('more', { count: ranges.length - few })}
        </Button>
      )}
    </Stack>
  );
}
