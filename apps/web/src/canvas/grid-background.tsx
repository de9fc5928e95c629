import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { gridStep } from './canvas-view.js';
import { isMoving, onMovement } from './movement.js';
import classes from './workflow-canvas.module.css';

/** Dots of the grid. Moving the canvas moves the layer they are painted on; they are painted anew when it rests. */
export function GridBackground() {
  const store = useStoreApi();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let painted = 0;
    const follow = () => {
      if (!layer.current) return;
      const [x, y, zoom] = store.getState().transform;
      const step = shownStep(zoom);
      const stretch = step / painted;
      if (stretch !== 1 && !(isMoving() && stretch > leastStretch && stretch < mostStretch)) {
        layer.current.style.backgroundSize = `${step}px ${step}px`;
        painted = step;
      }
      layer.current.style.transform = placeOf(x, y, step, painted);
    };
    follow();
    const stops = [store.subscribe(follow), onMovement(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [store]);
  return (
    <div className={classes.gridFrame} aria-hidden>
      <div ref={layer} className={classes.grid} />
    </div>
  );
}

/** How far the layer may be stretched: it is so much larger than the window (see its CSS), and dots stay dots. */
const leastStretch = 0.8;
const mostStretch = 1.3;

/** The dots repeat, so that the layer never goes farther than from one to the next. */
function placeOf(x: number, y: number, step: number, painted: number): string {
  return `translate(${(x % step) - step}px, ${(y % step) - step}px) scale(${step / painted})`;
}

/** Dots never stand closer than this, in pixels of the screen. */
const closest = 16;

function shownStep(zoom: number): number {
  let step = gridStep * zoom;
  while (step < closest) step *= 2;
  return step;
}
