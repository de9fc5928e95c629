import { Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './frame-picture.module.css';
import { useLatestPicture } from './use-latest-picture.js';

interface FramePictureProps {
  /** The address of the frame. */
  readonly path: string;
  readonly label: string;
  /** The picture's shape, so that nothing jumps before it is there. */
  readonly width: number;
  readonly height: number;
  /** Drawn over the picture, in its shape. */
  readonly children?: ReactNode;
}

/** One frame of a clip. While the next one is on its way the last one stays. */
export function FramePicture({ path, label, width, height, children }: FramePictureProps) {
  const read = useLocalText();
  const { url, isLoading, failure } = useLatestPicture(path);
  return (
    <div className={classes.frame} style={{ aspectRatio: `${width} / ${height}` }} aria-busy={isLoading}>
      {url && <img src={url} alt={label} draggable={false} />}
      {url && children}
      {!url && !failure && <Loader size="sm" className={classes.middle ?? ''} />}
      {url && isLoading && <Loader size={14} className={classes.corner ?? ''} />}
      {failure !== undefined && (
        <p role="alert" className={classes.failure}>
          <IconAlertTriangle size={16} aria-hidden /> {read(textOf(failure))}
        </p>
      )}
    </div>
  );
}
