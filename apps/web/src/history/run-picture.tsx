import {
  IconAlertTriangle,
  IconClock,
  IconFile,
  IconMusic,
  IconPhotoOff,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { RunSummary } from '@talkgraph/protocol';
import { useState } from 'react';
import { thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { mediaKind } from '../media-view/media-kind.js';
import classes from './runs-page.module.css';

/** A small picture of what a run made; a sign where there is none. */
export function RunPicture({ run: { preview, state } }: { readonly run: RunSummary }) {
  const [failed, setFailed] = useState<string>();
  const kind = preview && mediaKind(preview.filename);
  const isShown = preview !== undefined && (kind === 'video' || kind === 'image');
  const url = isShown ? serverUrl(thumbnailPath(preview, 200)) : undefined;
  const Sign = kind === 'audio' ? IconMusic : preview ? IconFile : signs[state];
  return (
    <span className={classes.picture}>
      {url && failed !== url ? (
        <img src={url} alt="" loading="lazy" onError={() => setFailed(url)} />
      ) : (
        <Sign size={22} aria-hidden />
      )}
    </span>
  );
}

const signs = {
  pending: IconClock,
  running: IconPlayerPlay,
  success: IconPhotoOff,
  partial: IconPhotoOff,
  error: IconAlertTriangle,
  cancelled: IconPlayerStop,
} as const;
