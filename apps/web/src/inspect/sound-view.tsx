import { ActionIcon, Text } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../media-view/media-source.js';
import { playAlone } from '../media-view/play-alone.js';
import { usePlayback } from '../media-view/use-playback.js';
import { WaveformSlider } from '../media-view/waveform-slider.js';
import { frameClock } from './frame-clock.js';
import { type ItemPlace, itemPath } from './item-place.js';
import classes from './sound-view.module.css';
import { usePeaks } from './use-contents.js';
import { useSmoothTime } from './use-smooth-time.js';

interface SoundViewProps {
  readonly place: ItemPlace;
  readonly seconds: number;
  readonly label: string;
  readonly height?: number;
  /** Hands over the player, to be followed and led from elsewhere. */
  readonly mediaRef?: Ref<HTMLAudioElement>;
}

/** The sound of a clip under its waveform; the file to be played is made when it is played first. */
export function SoundView({ place, seconds, label, height = 48, mediaRef = null }: SoundViewProps) {
  const { t } = useTranslation('inspect');
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  const join = useMergedRef(setMedia, mediaRef);
  const { data } = usePeaks(place);
  const { playing } = usePlayback(media);
  const [start, setStart] = useState(0);
  const played = useSmoothTime(media);
  // Before anything is loaded a player says of no seeking.
  const time = media && media.readyState > 0 ? played : start;
  const Icon = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  const toggle = () => {
    if (media?.paused) media.play().catch(() => undefined);
    else media?.pause();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={label} className={classes.row}>
      <ActionIcon variant="light" radius="xl" size={32} aria-label={t(playing ? 'pause' : 'play')} onClick={toggle}>
        <Icon size={16} />
      </ActionIcon>
      <WaveformSlider
        peaks={data?.peaks}
        time={time}
        duration={data?.durationSeconds ?? seconds}
        height={height}
        onSeek={(to) => {
          setStart(to);
          if (media) media.currentTime = to;
        }}
      />
      <Text size="xs" c="dimmed" className={classes.time ?? ''}>
        {frameClock(time > 0 ? time : seconds)}
      </Text>
      {/* biome-ignore lint/a11y/useMediaCaption: what is just being made has no captions */}
      <audio
        ref={join}
        src={mediaUrl(itemPath(place, 'sound'))}
        preload="none"
        onPlay={(event) => playAlone(event.currentTarget)}
      />
    </div>
  );
}
