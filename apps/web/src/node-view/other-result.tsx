import { IconDownload } from '@tabler/icons-react';
import { viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { VideoPlayer } from '../media-view/video-player.js';
import classes from './node-result.module.css';
import type { ResultItem } from './result-items.js';

interface OtherResultProps {
  readonly item: ResultItem;
  readonly maxHeight: number;
}

/** A result that is no picture: a text, or a file that is played where it can be, and fetched. */
export function OtherResult({ item, maxHeight }: OtherResultProps) {
  if (item.kind === 'text') return <pre className={`${classes.text} nowheel`}>{item.text}</pre>;
  const { kind, file } = item;
  return (
    <div className={classes.media}>
      {kind === 'video' && <VideoPlayer src={file} label={file.filename} maxHeight={maxHeight} />}
      {kind === 'audio' && <AudioPlayer src={file} label={file.filename} height={44} />}
      <a className={classes.file} href={serverUrl(viewPath(file))} download={file.filename} title={file.filename}>
        <IconDownload size={13} aria-hidden />
        <span className={classes.name}>{file.filename}</span>
      </a>
    </div>
  );
}
