import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { gridStep } from './canvas-view.js';
import classes from './workflow-canvas.module.css';

/** Dots of the grid. Panning moves the layer they are painted on; only zooming paints them anew. */
export function GridBackground() {
  const store = useStoreApi();
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let painted = 0;
    const follow = () => {
      if (!layer.current) return;
      const [x, y, zoom] = store.getState().transform;
      const step = shownStep(zoom);
      if (painted !== step) {
        layer.current.style.backgroundSize = `${step}px ${step}px`;
        layer.current.style.inset = `-${step}px`;
        painted = step;
      }
      layer.current.style.transform = `translate(${x % step}px, ${y % step}px)`;
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return (
    <div className={classes.gridFrame} aria-hidden>
      <div ref={layer} className={classes.grid} />
    </div>
  );
}

/** Dots never stand closer than this, in pixels of the screen. */
const closest = 16;

function shownStep(zoom: number): number {
  let step = gridStep * zoom;
  while (step < closest) step *= 2;
  return step;
}
