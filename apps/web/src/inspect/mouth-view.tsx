import { Badge, Chip, Group, Stack, Text } from '@mantine/core';
import type { InspectedMouthTrack } from '@talkgraph/protocol';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContentsPending } from './contents-pending.js';
import { CurveChart } from './curve-chart.js';
import { curveColour } from './curve-colours.js';
import { frameClock } from './frame-clock.js';
import { FramePicture } from './frame-picture.js';
import { type ItemPlace, itemPath } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { peaksBetween } from './peaks-between.js';
import { SoundView } from './sound-view.js';
import { mouthSpan, useMouthTrack, usePeaks } from './use-contents.js';
import { useSmoothTime } from './use-smooth-time.js';
import type { Pictured, PlacedClip } from './value-view.js';

interface MouthViewProps {
  readonly place: ItemPlace;
  /** The sound that it was heard in. */
  readonly sound?: PlacedClip | undefined;
  /** A film that speaks it. */
  readonly film?: (PlacedClip & { readonly clip: Pictured }) | undefined;
}

/** Curves that are drawn at first; eight at once are a thicket. */
const firstCurves = ['open', 'width', 'round', 'press'];

/** A mouth track: its curves over the sound they were heard in, with closures and pauses, and the frame at the cursor. */
export function MouthView({ place, sound, film }: MouthViewProps) {
  const { t } = useTranslation('inspect');
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const [chosen, setChosen] = useState(0);
  const [drawn, setDrawn] = useState<string[]>(firstCurves);
  const played = useSmoothTime(media);
  const time = media && media.readyState > 0 ? played : chosen;
  const { data, error } = useMouthTrack(place, time);
  if (error || !data) return <ContentsPending error={error} />;
  const seek = (seconds: number) => {
    const to = Math.min(data.seconds, Math.max(0, seconds));
    setChosen(to);
    if (media) media.currentTime = to;
  };
  return (
    <Stack gap="xs">
      {film && <FilmFrame film={film} time={time} />}
      {sound && (
        <SoundView
          place={sound.place}
          seconds={sound.clip.seconds}
          label={t('sound')}
          height={28}
          mediaRef={setMedia}
        />
      )}
      <MouthChart track={data} drawn={drawn} time={time} onSeek={seek} sound={sound?.place} />
      <Chip.Group multiple value={drawn} onChange={setDrawn}>
        <Group gap={4}>
          {data.curves.map(({ name }, i) => (
            <Chip key={name} value={name} size="xs" color={curveColour(i)} variant="light">
              {t(`mouth.${name}`, { defaultValue: name })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <MouthFacts track={data} onSeek={seek} />
    </Stack>
  );
}

function FilmFrame({ film, time }: { readonly film: PlacedClip & { readonly clip: Pictured }; readonly time: number }) {
  const { t } = useTranslation('inspect');
  const { fps, frameCount, width, height } = film.clip;
  const frame = Math.min(frameCount - 1, Math.floor((time * fps.num) / fps.den + 1e-6));
  const query = { at: (frame * fps.den) / fps.num, width: useIsLarge() ? 960 : 480 };
  return <FramePicture path={itemPath(film.place, 'frame', query)} label={t('after')} width={width} height={height} />;
}

interface MouthChartProps {
  readonly track: InspectedMouthTrack;
  readonly drawn: readonly string[];
  readonly time: number;
  readonly onSeek: (seconds: number) => void;
  readonly sound: ItemPlace | undefined;
}

function MouthChart({ track, drawn, time, onSeek, sound }: MouthChartProps) {
  const { t } = useTranslation('inspect');
  const isLarge = useIsLarge();
  const { points, from, to, seconds } = track;
  // As many as give the stretch that is seen some hundreds of them.
  const heard = usePeaks(sound, Math.min(8192, Math.max(800, Math.ceil((800 * seconds) / mouthSpan)))).data;
  const peaks = useMemo(() => heard && peaksBetween(heard, from, to), [heard, from, to]);
  const times = useMemo(
    () => Array.from({ length: points }, (_, i) => from + (i * (to - from)) / Math.max(1, points - 1)),
    [points, from, to],
  );
  const curves = useMemo(
    () =>
      track.curves.flatMap(({ name, values }, i) =>
        drawn.includes(name)
          ? [{ name: t(`mouth.${name}`, { defaultValue: name }), colour: curveColour(i), values }]
          : [],
      ),
    [track, drawn, t],
  );
  const bands = useMemo(
    () => [
      ...track.pauses.map((pause) => ({
        from: pause.startSeconds,
        to: pause.endSeconds,
        colour: 'rgb(134 142 150 / 20%)',
      })),
      ...track.closures.map((closure) => ({
        from: closure.startSeconds,
        to: closure.endSeconds,
        colour: 'rgb(250 82 82 / 28%)',
      })),
    ],
    [track],
  );
  return (
    <CurveChart
      label={t('mouthCurves')}
      height={isLarge ? 300 : 190}
      legend={false}
      {...{ times, curves, bands, peaks, time, onSeek }}
    />
  );
}

function MouthFacts({
  track,
  onSeek,
}: {
  readonly track: InspectedMouthTrack;
  readonly onSeek: (seconds: number) => void;
}) {
  const { t } = useTranslation('inspect');
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {track.seconds > mouthSpan && (
          <Text size="xs" fw={500}>
            {frameClock(track.from)} – {frameClock(track.to)}
          </Text>
        )}
        <Badge tt="none" variant="light" color="red">
          {t('closures', { count: track.closures.length })}
        </Badge>
        <Badge tt="none" variant="light" color="gray">
          {t('pauses', { count: track.pauses.length })}
        </Badge>
        <Text size="xs" c="dimmed">
          {t(track.language === 'und' ? 'spokenSome' : 'spoken', {
            language: track.language,
            seconds: track.seconds.toFixed(1),
            rate: track.rate,
          })}
        </Text>
      </Group>
      {track.closures.length > 0 && (
        <Group gap={4}>
          {track.closures.slice(0, 40).map(({ kind, startSeconds }) => (
            <Badge
              tt="none"
              key={startSeconds}
              component="button"
              type="button"
              size="sm"
              variant="default"
              style={{ cursor: 'pointer' }}
              aria-label={t('goTo', { time: frameClock(startSeconds) })}
              onClick={() => onSeek(startSeconds)}
            >
              {frameClock(startSeconds)} {t(`closureKinds.${kind}`, { defaultValue: kind })}
            </Badge>
          ))}
        </Group>
      )}
    </Stack>
  );
}
