import { Slider, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { frameClock } from './frame-clock.js';
import classes from './frame-slider.module.css';

/** A stretch of frames that is marked on the slider. */
export interface FrameRange {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

interface FrameSliderProps {
  readonly frame: number;
  readonly frameCount: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly onChange: (frame: number) => void;
  readonly ranges?: readonly FrameRange[];
  readonly label?: string;
}

/** Goes through the frames of a clip: arrow keys step by one frame, with Shift by ten. */
export function FrameSlider({ frame, frameCount, fps, onChange, ranges = [], label }: FrameSliderProps) {
  const { t } = useTranslation('inspect');
  const last = Math.max(0, frameCount - 1);
  const secondsOf = (n: number) => (n * fps.den) / fps.num;
  const goByKey = (event: KeyboardEvent) => {
    const step = stepOf(event.key) * (event.shiftKey ? 10 : 1);
    if (step === 0) return;
    // The slider itself knows no Shift, and the canvas moves its nodes by the same keys.
    event.preventDefault();
    event.stopPropagation();
    onChange(Math.min(last, Math.max(0, frame + step)));
  };
  return (
    <div className={classes.row} onKeyDownCapture={goByKey}>
      <div className={classes.track}>
        <Slider
          size="sm"
          min={0}
          max={Math.max(1, last)}
          disabled={last === 0}
          step={1}
          value={frame}
          onChange={onChange}
          label={(n) => t('frameAt', { time: frameClock(secondsOf(n)), frame: n })}
          thumbLabel={label ?? t('frame')}
          thumbProps={{ 'aria-valuetext': t('frameAt', { time: frameClock(secondsOf(frame)), frame }) }}
        />
        {ranges.length > 0 && (
          <div className={classes.ranges} aria-hidden>
            {ranges.map(({ from, to, label: title }) => (
              <span
                key={from}
                title={title}
                style={{ left: `${(from / frameCount) * 100}%`, width: `${((to - from + 1) / frameCount) * 100}%` }}
              />
            ))}
          </div>
        )}
      </div>
      <Text size="xs" c="dimmed" className={classes.time ?? ''}>
        {frameClock(secondsOf(frame))}
      </Text>
    </div>
  );
}

function stepOf(key: string): number {
  if (key === 'ArrowRight' || key === 'ArrowUp') return 1;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0;
}
