import { IconX } from '@tabler/icons-react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { portColor } from '../node-view/port-color.js';
import { useNodeRun } from '../runs/use-node-run.js';
import { useUserSettings } from '../settings/user-settings.js';
import { useCanvasView } from './canvas-view.js';
import { curveBetween } from './curve.js';
import type { FlowEdge } from './flow-elements.js';
import classes from './link-edge.module.css';
import { linkPath } from './link-path.js';

/** A link, in the colour of what travels. While its end runs, it flows. */
export const LinkEdge = memo(function LinkEdge(props: EdgeProps<FlowEdge>) {
  const { id, target, sourceX, sourceY, targetX, targetY, selected = false, data } = props;
  const [isNear, setNear] = useState(false);
  const isRunning = useNodeRun(target)?.state === 'running';
  const takesNode = useCanvasView(({ dropLink }) => dropLink === id);
  const style = useUserSettings(({ edgeStyle }) => edgeStyle);
  const { path, middle } = linkPath(style, curveBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }));
  return (
    <g onPointerEnter={() => setNear(true)} onPointerLeave={() => setNear(false)}>
      <path
        d={path}
        className={classes.line}
        style={{ stroke: portColor(data?.type ?? '*') }}
        data-selected={selected || takesNode}
        data-dimmed={data?.isDimmed}
        data-running={isRunning}
      />
      <path d={path} className={classes.reach} />
      {(isNear || selected) && (
        <EdgeLabelRenderer>
          <RemoveButton id={id} at={middle} setNear={setNear} />
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

/** The button stands beside the line, so that a double click on it does not remove what it means to bend. */
const aside = 17;

interface RemoveButtonProps {
  readonly id: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly setNear: (isNear: boolean) => void;
}

/** The button in the middle of a link. */
function RemoveButton({ id, at, setNear }: RemoveButtonProps) {
  const { t } = useTranslation('canvas');
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('removeLink')}
      className={`${classes.remove} nodrag nopan`}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y - aside}px)` }}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onClick={() => useEditor.getState().removeLinks([id])}
    >
      <IconX size={12} stroke={2.5} />
    </button>
  );
}
