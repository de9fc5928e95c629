import { NodeResizeControl, ResizeControlVariant } from '@xyflow/react';
import { useEditor } from '../editor/editor-store.js';
import { narrowest } from './node-width.js';
import classes from './resize-corner.module.css';

/** The corner by which a selected node is made wider or narrower; its height follows from what it shows. */
export function ResizeCorner({ id }: { readonly id: string }) {
  const { resizeNode, beginStep, endStep } = useEditor.getState();
  return (
    <NodeResizeControl
      variant={ResizeControlVariant.Handle}
      className={classes.corner ?? ''}
      minWidth={narrowest}
      maxWidth={900}
      onResizeStart={beginStep}
      onResize={(_event, { width, height }) => resizeNode(id, { width, height })}
      onResizeEnd={endStep}
    />
  );
}
