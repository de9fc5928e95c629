import { type NodeProps, NodeResizeControl, ResizeControlVariant } from '@xyflow/react';
import { memo } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { groupOfNode } from './flow-elements.js';
import classes from './group-node.module.css';
import { groupColor } from './node-colors.js';
import { TitleField } from './title-field.js';

/** The titled frame around nodes. Grabbed by its title it moves what lies in it. */
export const GroupNode = memo(
  function GroupNode({ id, selected }: NodeProps) {
    const groupId = groupOfNode(id) ?? '';
    const group = useEditor((state) => openGraph(state).groups[groupId]);
    if (!group) return null;
    return (
      <section
        className={classes.frame}
        data-selected={selected}
        aria-label={group.title}
        style={{ '--tint': group.color ?? groupColor } as React.CSSProperties}
      >
        <TitleField id={id} title={group.title} className={classes.title ?? ''} />
        <NodeResizeControl
          variant={ResizeControlVariant.Handle}
          autoScale={false}
          minWidth={120}
          minHeight={80}
          className={classes.corner ?? ''}
          onResizeStart={() => useEditor.getState().beginStep()}
          onResize={(_event, { width, height }) => useEditor.getState().changeGroup(groupId, { width, height })}
          onResizeEnd={() => useEditor.getState().endStep()}
        />
      </section>
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);
