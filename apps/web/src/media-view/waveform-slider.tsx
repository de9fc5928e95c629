import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from './clock-text.js';
import { waveformPath } from './waveform-path.js';
import classes from './waveform-slider.module.css';

interface WaveformSliderProps {
  /** Undefined while they are measured, or where there are none: a plain line is drawn. */
  readonly peaks: readonly number[] | undefined;
  /** Seconds. */
  readonly time: number;
  /** Seconds; NaN while it is unknown. */
  readonly duration: number;
  readonly height: number;
  readonly onSeek: (seconds: number) => void;
}

/** Pixels from one bar to the next. */
const barPitch = 3;

/** A waveform in which one goes to another time by clicking, dragging or the arrow keys. */
export function WaveformSlider({ peaks, time, duration, height, onSeek }: WaveformSliderProps) {
  const { t } = useTranslation('media', { useSuspense: false });
  const { ref, width } = useElementSize<HTMLDivElement>();
  const bars = Math.max(8, Math.round(width / barPitch));
  const path = useMemo(() => waveformPath(peaks ?? [], bars), [peaks, bars]);
  const isKnown = Number.isFinite(duration) && duration > 0;
  const share = isKnown ? Math.min(1, time / duration) : 0;
  const seekTo = (seconds: number) => isKnown && onSeek(Math.min(duration, Math.max(0, seconds)));
  const seekHere = (event: PointerEvent<HTMLElement>) => {
    // Both are measured on the screen, so that it is also right on a zoomed canvas.
    const { left, width: shown } = event.currentTarget.getBoundingClientRect();
    seekTo(((event.clientX - left) / shown) * duration);
  };
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuemax={isKnown ? Math.round(duration * 10) / 10 : 0}
      aria-valuenow={Math.round(time * 10) / 10}
      aria-valuetext={`${clockText(time)} / ${clockText(duration)}`}
      className={classes.slider}
      style={{ height }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekHere(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seekHere(event)}
      onKeyDown={(event) => seekByKey(event, { time, duration }, seekTo)}
    >
      <svg viewBox={`0 0 ${bars} 100`} preserveAspectRatio="none" aria-hidden className={classes.rest}>
        <path d={path} />
      </svg>
      <svg
        viewBox={`0 0 ${bars} 100`}
        preserveAspectRatio="none"
        aria-hidden
        className={classes.played}
        style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}
      >
        <path d={path} />
      </svg>
    </div>
  );
}

function seekByKey(
  event: KeyboardEvent,
  { time, duration }: { readonly time: number; readonly duration: number },
  seekTo: (seconds: number) => void,
): void {
  const target = {
    ArrowLeft: time - 1,
    ArrowDown: time - 1,
    ArrowRight: time + 1,
    ArrowUp: time + 1,
    PageDown: time - 10,
    PageUp: time + 10,
    Home: 0,
    End: duration,
  }[event.key];
  if (target === undefined) return;
  // Arrow keys also move the nodes that are selected on the canvas.
  event.preventDefault();
  event.stopPropagation();
  seekTo(target);
}
