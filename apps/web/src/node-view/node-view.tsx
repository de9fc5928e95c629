import { type CSSProperties, memo, type ReactNode } from 'react';
import type { GraphNode } from '../graph/document.js';
import { useNodeRun } from '../runs/use-node-run.js';
import { NodeBody } from './node-body.js';
import { NodeHeader } from './node-header.js';
import { NodeMistakes } from './node-mistakes.js';
import { NodeProgress } from './node-progress.js';
import { NodeResult } from './node-result.js';
import classes from './node-view.module.css';
import { usedWidth } from './node-width.js';
import { ResizeCorner } from './resize-corner.js';
import { useDrawnNode } from './use-drawn-node.js';
import { useFileReceiver } from './use-file-receiver.js';
import { type NodeKind, useNodeKind } from './use-node-kind.js';

interface NodeViewProps {
  readonly id: string;
  readonly selected: boolean;
}

/** Everything inside a node of the canvas: what it is, how its run goes, its ports, widgets and results. */
export const NodeView = memo(function NodeView({ id, selected }: NodeViewProps) {
  const node = useDrawnNode(id);
  const kind = useNodeKind(node?.type ?? '');
  if (!node) return null;
  return (
    <NodeFrame node={node} kind={kind} selected={selected}>
      <NodeHeader node={node} kind={kind} />
      <NodeProgress id={id} />
      <NodeMistakes id={id} kind={kind} type={node.type} />
      <NodeBody node={node} />
      {!node.collapsed && <NodeResult id={id} height={node.height} />}
      {selected && !node.collapsed && <ResizeCorner id={id} />}
    </NodeFrame>
  );
});

interface NodeFrameProps {
  readonly node: GraphNode;
  readonly kind: NodeKind;
  readonly selected: boolean;
  readonly children: ReactNode;
}

function NodeFrame({ node, kind, selected, children }: NodeFrameProps) {
  const state = useNodeRun(node.id)?.state;
  const { isOver, ...receiver } = useFileReceiver(node, selected);
  const style: CSSProperties & { '--tint'?: string } = { width: usedWidth(node) };
  if (node.color) style['--tint'] = node.color;
  return (
    <article
      className={classes.node}
      style={style}
      data-selected={selected || undefined}
      data-mode={node.mode}
      data-state={state}
      data-tinted={node.color !== undefined || undefined}
      data-unknown={kind.is === 'unknown' || undefined}
      data-over={isOver || undefined}
      {...receiver}
    >
      {children}
    </article>
  );
}
