import { type NodeProps, useUpdateNodeInternals } from '@xyflow/react';
import { memo, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { NodeView } from '../node-view/node-view.js';
import { fillLater, isMoving } from './movement.js';
import { StandIn } from './stand-in.js';

/**
 * A node with its widgets. Drawing one in full takes longer than a frame lasts, so that nodes that come into view while
 * the canvas moves are plain boxes first.
 */
export const GraphNodeBox = memo(
  function GraphNodeBox({ id, selected }: NodeProps) {
    const [isFull, setFull] = useState(() => !isMoving());
    const wasFull = useRef(isFull);
    const updateHandles = useUpdateNodeInternals();
    useEffect(() => (isFull ? undefined : fillLater(() => setFull(true))), [isFull]);
    useLayoutEffect(() => {
      // Its ports have moved from where the box had them, which no change of size need tell.
      if (isFull && !wasFull.current) updateHandles(id);
      wasFull.current = isFull;
    }, [isFull, id, updateHandles]);
    if (!isFull) return <StandIn id={id} />;
    return (
      // Its texts come when the first node does; meanwhile the page stays as it is.
      <Suspense fallback={<StandIn id={id} />}>
        <NodeView id={id} selected={selected} />
      </Suspense>
    );
  },
  // Positions are React Flow's business.
  (before, after) => before.id === after.id && before.selected === after.selected,
);
