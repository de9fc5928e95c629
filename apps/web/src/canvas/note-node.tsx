import { Textarea } from '@mantine/core';
import { type NodeProps, NodeResizeControl, ResizeControlVariant } from '@xyflow/react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useGraphNode } from '../editor/use-graph-node.js';
import { useNodeName } from './node-name.js';
import classes from './note-node.module.css';
import { TitleField } from './title-field.js';

/** A note on the canvas: text that is written in place. */
export const NoteNode = memo(
  function NoteNode({ id, selected }: NodeProps) {
    const { t } = useTranslation('canvas');
    const node = useGraphNode(id);
    const name = useNodeName(id);
    const [isWriting, setWriting] = useState(false);
    if (!node) return null;
    const text = String(node.values.text ?? '');
    const height = node.collapsed ? undefined : (node.height ?? 140);
    const tint = node.color ?? '#b58b2a';
    return (
      <article
        className={classes.note}
        data-selected={selected}
        style={{ width: node.width ?? 280, height, '--tint': tint } as React.CSSProperties}
      >
        <TitleField id={id} title={name} className={classes.title ?? ''} />
        {!node.collapsed && (
          <Textarea
            aria-label={t('noteText')}
            placeholder={t('notePlaceholder')}
            // Until it is clicked, the note is moved and the canvas zoomed over it.
            className={`${classes.text} ${isWriting ? 'nodrag nowheel nopan' : ''}`}
            classNames={{ input: classes.field ?? '', wrapper: classes.wrapper ?? '' }}
            variant="unstyled"
            value={text}
            onFocus={() => setWriting(true)}
            onBlur={() => setWriting(false)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            onChange={(event) => useEditor.getState().setValue(id, 'text', event.currentTarget.value)}
          />
        )}
        {selected && !node.collapsed && (
          <NodeResizeControl
            variant={ResizeControlVariant.Handle}
            autoScale={false}
            minWidth={140}
            minHeight={70}
            className={classes.corner ?? ''}
            onResizeStart={() => useEditor.getState().beginStep()}
            onResize={(_event, { width, height: newHeight }) =>
              useEditor.getState().resizeNode(id, { width, height: newHeight })
            }
            onResizeEnd={() => useEditor.getState().endStep()}
          />
        )}
      </article>
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);
