import { useInterval } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useEffect, useState } from 'react';
import type { CompareMode } from './compare-mode.js';
import classes from './compare-page.module.css';

/** How long each of the two is seen when they take turns. */
const turnMs = 500;

/** Shows A and B beside each other, one over the other with a seam, in turns, or what differs between them. */
export function CompareStage({
  a,
  b,
  mode,
  seam,
  onSeam,
}: {
  readonly a: ReactNode;
  readonly b: ReactNode;
  readonly mode: CompareMode;
  /** Where B begins, from 0 to 100. */
  readonly seam: number;
  readonly onSeam: (seam: number) => void;
}) {
  const isTurnOfB = useTurns(mode === 'flicker');
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (mode !== 'wipe' || event.buttons !== 1) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeam(Math.max(0, Math.min(100, ((event.clientX - left) / width) * 100)));
  };
  const cut = mode === 'wipe' ? { clipPath: `inset(0 0 0 ${seam}%)` } : {};
  const hidden = mode === 'flicker' && !isTurnOfB ? { visibility: 'hidden' as const } : {};
  return (
    <div className={classes.stage} data-mode={mode} onPointerDown={follow} onPointerMove={follow}>
      <div className={classes.side} data-side="A">
        {a}
        <span className={classes.letter}>A</span>
      </div>
      <div className={classes.side} data-side="B" style={{ ...cut, ...hidden }}>
        {b}
        <span className={classes.letter}>B</span>
      </div>
      {mode === 'wipe' && <div className={classes.seam} style={{ insetInlineStart: `${seam}%` }} />}
    </div>
  );
}

function useTurns(isOn: boolean): boolean {
  const [isOther, setOther] = useState(false);
  const { start, stop } = useInterval(() => setOther((before) => !before), turnMs);
  useEffect(() => {
    if (isOn) start();
    return stop;
  }, [isOn, start, stop]);
  return isOther;
}
