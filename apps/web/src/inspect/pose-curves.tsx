import { Text } from '@mantine/core';
import type { InspectedFaceTrack } from '@talkgraph/protocol';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CurveChart } from './curve-chart.js';
import type { ItemPlace } from './item-place.js';
import { useFaceCourse } from './use-contents.js';

interface PoseCurvesProps {
  readonly place: ItemPlace;
  readonly track: InspectedFaceTrack;
  readonly frame: number;
  readonly onGo: (frame: number) => void;
}

/** How the largest face turns, nods and leans over the whole clip. */
export function PoseCurves({ place, track, frame, onGo }: PoseCurvesProps) {
  const { t } = useTranslation('inspect');
  const { fps, frameCount, faces, unusable } = track;
  const { data } = useFaceCourse(place, frameCount);
  const first = faces[0]?.id;
  const times = useMemo(() => data?.frames.map(({ n }) => (n * fps.den) / fps.num) ?? [], [data, fps]);
  const curves = useMemo(() => {
    const poses = data?.frames.map((each) => each.faces.find(({ id }) => id === first)?.pose) ?? [];
    return (['yaw', 'pitch', 'roll'] as const).map((name, i) => ({
      name: t(`poseNames.${name}`),
      colour: ['#1c7ed6', '#2f9e44', '#e8590c'][i] ?? '',
      values: poses.map((pose) => pose?.[i] ?? null),
    }));
  }, [data, first, t]);
  const bands = useMemo(
    () =>
      unusable.map(({ from, to }) => ({
        from: (from * fps.den) / fps.num,
        to: ((to + 1) * fps.den) / fps.num,
        colour: 'rgb(253 126 20 / 25%)',
      })),
    [unusable, fps],
  );
  if (first === undefined || times.length < 2) return null;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('poseCurves')}
      </Text>
      <CurveChart
        label={t('poseCurves')}
        times={times}
        curves={curves}
        bands={bands}
        height={130}
        time={(frame * fps.den) / fps.num}
        onSeek={(seconds) => onGo(Math.min(frameCount - 1, Math.max(0, Math.round((seconds * fps.num) / fps.den))))}
      />
    </div>
  );
}
