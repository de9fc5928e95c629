import { SimpleGrid } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookMode } from './picture-pair.js';
import classes from './stretch-player.module.css';
import type { Pictured } from './value-view.js';

interface StretchPlayerProps {
  /** The clip, and what it was made of where both are played. */
  readonly urls: readonly string[];
  readonly mode: LookMode;
  /** Of the clip, and of what it was made of. */
  readonly shapes: readonly [after: Pictured, before: Pictured];
}

/** Plays a few seconds; two films go in step, the second without its sound. */
export function StretchPlayer({ urls, mode, shapes }: StretchPlayerProps) {
  const { t } = useTranslation('inspect');
  const main = useRef<HTMLVideoElement>(null);
  const other = useRef<HTMLVideoElement>(null);
  const [after, before] = urls;
  useEffect(() => follow(main.current, other.current), []);
  const [style, beforeStyle] = shapes.map(({ width, height }) => ({ aspectRatio: `${width} / ${height}` }));
  const film = (
    // biome-ignore lint/a11y/useMediaCaption: what is just being made has no captions
    <video
      ref={main}
      src={after}
      aria-label={t('after')}
      className={classes.film}
      style={style}
      controls
      autoPlay
      loop
    />
  );
  if (before === undefined) return film;
  const second = (
    <video ref={other} src={before} aria-label={t('before')} className={classes.film} style={beforeStyle} muted loop />
  );
  return mode === 'wipe' ? (
    <Halves left={second} right={film} />
  ) : (
    <SimpleGrid cols={2} spacing={6}>
      {second}
      {film}
    </SimpleGrid>
  );
}

function Halves({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <div className={classes.halves}>
      {right}
      <div className={classes.half}>{left}</div>
    </div>
  );
}

/** Keeps the second film where the first one is. */
function follow(main: HTMLVideoElement | null, other: HTMLVideoElement | null): (() => void) | undefined {
  if (!main || !other) return undefined;
  const sync = () => {
    if (Math.abs(other.currentTime - main.currentTime) > 0.06) other.currentTime = main.currentTime;
    if (main.paused) other.pause();
    else other.play().catch(() => undefined);
  };
  const events = ['play', 'pause', 'seeked', 'timeupdate'] as const;
  for (const name of events) main.addEventListener(name, sync);
  return () => {
    for (const name of events) main.removeEventListener(name, sync);
  };
}
