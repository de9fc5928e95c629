import { useMergedRef } from '@mantine/hooks';
import { type CSSProperties, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { MediaFailure } from './media-failure.js';
import { fileOf, type MediaSource, mediaUrl } from './media-source.js';
import { playAlone } from './play-alone.js';
import classes from './video-player.module.css';

/** What a video player is given. */
export interface VideoPlayerProps {
  readonly src: MediaSource;
  /** What is played, for those who cannot see it: the file's name. */
  readonly label?: string | undefined;
  /** Pixels; the picture keeps its shape and is not cut. */
  readonly maxHeight?: number | undefined;
  /** Starts by itself, without sound: for previews. */
  readonly autoPlay?: boolean;
  readonly loop?: boolean;
  readonly muted?: boolean;
  /** The browser's controls; without them the player is led through `mediaRef`. */
  readonly controls?: boolean;
  /** How much is loaded before it is played; by default nothing but a still. */
  readonly preload?: 'none' | 'metadata' | 'auto';
  /** Hands over the element that plays, to start and to follow it from elsewhere; such a player stops no other one. */
  readonly mediaRef?: Ref<HTMLVideoElement>;
  readonly style?: CSSProperties;
}

/** Plays a film with the browser's own controls, which know the keyboard, full screen and picture in picture. */
export function VideoPlayer(props: VideoPlayerProps) {
  const { src, label, maxHeight, autoPlay = false, loop = false, muted = autoPlay, controls = true } = props;
  const { preload = 'none', mediaRef = null, style } = props;
  const { t } = useTranslation('media', { useSuspense: false });
  const [failedUrl, setFailedUrl] = useState<string>();
  const media = useRef<HTMLVideoElement>(null);
  const join = useMergedRef<HTMLVideoElement>(media, mediaRef);
  const url = mediaUrl(src);
  const file = fileOf(src);
  if (failedUrl === url) return <MediaFailure text={t('videoFailed')} />;
  return (
    <video
      ref={join}
      className={classes.video}
      style={{ maxHeight, ...style }}
      src={url}
      poster={file && serverUrl(thumbnailPath(file, 640))}
      aria-label={label ?? t('video')}
      controls={controls}
      preload={preload}
      autoPlay={autoPlay}
      loop={loop}
      muted={muted}
      playsInline
      onPlay={(event) => mediaRef === null && !muted && playAlone(event.currentTarget)}
      onError={() => setFailedUrl(url)}
    />
  );
}
