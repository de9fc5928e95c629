import { IconFile, IconMusic, IconPhotoOff, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import type { RunSummary } from '../runs/load-run.js';
import { mediaKind } from './run-outputs.js';
import classes from './runs-page.module.css';

/** A small picture of what a run made; a sign where there is none. */
export function RunPicture({ run: { preview, state } }: { readonly run: RunSummary }) {
  const [failed, setFailed] = useState<string>();
  const kind = preview && mediaKind(preview.filename);
  const isShown = preview !== undefined && (kind === 'video' || kind === 'image');
  const url = isShown ? serverUrl(thumbnailPath(preview, 200)) : undefined;
  const Sign = kind === 'audio' ? IconMusic : preview ? IconFile : state === 'success' ? IconPhotoOff : IconPlayerPlay;
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
