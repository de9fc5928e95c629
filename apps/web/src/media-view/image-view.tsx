import { Modal, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import classes from './image-view.module.css';
import { ImageZoom } from './image-zoom.js';
import { MediaFailure } from './media-failure.js';
import { fileOf, type MediaSource, mediaUrl } from './media-source.js';

/** What a picture is given. */
export interface ImageViewProps {
  readonly src: MediaSource;
  /** What is seen, for those who cannot see it: the file's name. */
  readonly label?: string | undefined;
  /** Pixels; the picture keeps its shape and is not cut. */
  readonly maxHeight?: number | undefined;
  /** Shows a small copy of this width; the whole picture is loaded when it is opened. */
  readonly thumbnailWidth?: number | undefined;
  /** Fills its place and cuts what does not fit, as in a grid. */
  readonly cover?: boolean;
}

/** A picture on a checkerboard, so that its clear parts can be told; a click opens it in full size. */
export function ImageView({ src, label, maxHeight, thumbnailWidth, cover = false }: ImageViewProps) {
  const { t } = useTranslation('media', { useSuspense: false });
  const [isOpen, setIsOpen] = useState(false);
  const [failedUrl, setFailedUrl] = useState<string>();
  const file = fileOf(src);
  const url = file && thumbnailWidth ? serverUrl(thumbnailPath(file, thumbnailWidth)) : mediaUrl(src);
  const name = label ?? file?.filename ?? t('picture');
  if (failedUrl === url) return <MediaFailure text={t('pictureFailed')} />;
  return (
    <>
      <UnstyledButton
        className={classes.picture}
        data-cover={cover || undefined}
        aria-label={t('enlarge', { name })}
        onClick={() => setIsOpen(true)}
      >
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          style={{ maxHeight }}
          onError={() => setFailedUrl(url)}
        />
      </UnstyledButton>
      {isOpen && (
        <Modal opened onClose={() => setIsOpen(false)} title={name} fullScreen classNames={zoomClasses}>
          <ImageZoom url={mediaUrl(src)} name={name} />
        </Modal>
      )}
    </>
  );
}

const zoomClasses = { content: classes.zoomFrame ?? '', body: classes.zoomBody ?? '' };
