import { ActionIcon } from '@mantine/core';
import { useInViewport, useMergedRef } from '@mantine/hooks';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './audio-player.module.css';
import { clockText } from './clock-text.js';
import { MediaFailure } from './media-failure.js';
import { fileOf, type MediaSource, mediaUrl } from './media-source.js';
import { playAlone } from './play-alone.js';
import { usePlayback } from './use-playback.js';
import { useWaveform } from './use-waveform.js';
import { WaveformSlider } from './waveform-slider.js';

/** What an audio player is given. */
export interface AudioPlayerProps {
  /** The sound, or a film of which only the sound is played. */
  readonly src: MediaSource;
  /** What is played, for those who cannot see it: the file's name. */
  readonly label?: string | undefined;
  /** Height of the waveform in pixels. */
  readonly height?: number;
  /** Hands over the element that plays, to start and to follow it from elsewhere; such a player stops no other one. */
  readonly mediaRef?: Ref<HTMLMediaElement>;
}

/** Plays a sound under its waveform. Nothing is loaded before the player can be seen, and no sound before it is played. */
export function AudioPlayer({ src, label, height = 32, mediaRef = null }: AudioPlayerProps) {
  const { t } = useTranslation('media', { useSuspense: false });
  const [media, setMedia] = useState<HTMLMediaElement | null>(null);
  const join = useMergedRef<HTMLMediaElement>(setMedia, mediaRef);
  const [failedUrl, setFailedUrl] = useState<string>();
  const { ref: frame, inViewport } = useInViewport<HTMLDivElement>();
  const url = mediaUrl(src);
  const { data: waveform } = useWaveform(inViewport ? fileOf(src) : undefined);
  const { playing, time, duration: loaded } = usePlayback(media);
  const duration = waveform?.durationSeconds ?? loaded;
  if (failedUrl === url) return <MediaFailure text={t('soundFailed')} />;
  const Icon = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div ref={frame} role="group" aria-label={label ?? t('sound')} className={classes.player}>
      <ActionIcon
        variant="light"
        radius="xl"
        size={28}
        aria-label={t(playing ? 'pause' : 'play')}
        onClick={() => media && toggle(media)}
      >
        <Icon size={14} />
      </ActionIcon>
      <WaveformSlider
        peaks={waveform?.peaks}
        time={time}
        duration={duration}
        height={height}
        onSeek={(seconds) => media && seek(media, seconds)}
      />
      <span className={classes.time}>{clockText(playing || time > 0 ? time : duration)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: what people upload comes without captions */}
      <audio
        ref={join}
        src={url}
        preload="none"
        onPlay={(event) => mediaRef === null && playAlone(event.currentTarget)}
        onError={() => setFailedUrl(url)}
      />
    </div>
  );
}

function toggle(media: HTMLMediaElement): void {
  // A play that a pause or a change of the source overtakes is rejected; a real failure is told by the error event.
  if (media.paused) media.play().catch(() => undefined);
  else media.pause();
}

function seek(media: HTMLMediaElement, seconds: number): void {
  media.currentTime = seconds;
  // Before anything is loaded this only sets where playing will begin, and the browser tells nobody.
  if (media.readyState === 0) media.dispatchEvent(new Event('seeked'));
}
