import type { JsonObject } from '@talkgraph/engine';
import { useMemo } from 'react';
import classes from './graph-thumbnail.module.css';
import { thumbnailShapes } from './graph-thumbnail-shapes.js';

/** A small picture of a workflow: its nodes as boxes and its links as lines. */
export function GraphThumbnail({ workflow }: { readonly workflow: JsonObject | undefined }) {
  const shapes = useMemo(() => workflow && thumbnailShapes(workflow), [workflow]);
  if (!shapes) return <div className={classes.empty} />;
  return (
    <svg className={classes.picture} viewBox={shapes.viewBox} preserveAspectRatio="xMidYMid meet" aria-hidden="true">
      {shapes.lines.map((path) => (
        <path key={path} className={classes.line} d={path} />
      ))}
      {shapes.boxes.map(({ x, y, width, height, kind }) => (
        <rect key={`${x}:${y}`} className={classes[kind]} x={x} y={y} width={width} height={height} rx={16} />
      ))}
    </svg>
  );
}
