import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { AudioPlayer } from '../media-view/audio-player.js';
import { ImageView } from '../media-view/image-view.js';
import { VideoPlayer } from '../media-view/video-player.js';
import classes from './run-drawer.module.css';
import type { RunOutput } from './run-outputs.js';

/** Something a run made: played, shown or read, and downloaded. */
export function OutputView({ output }: { readonly output: RunOutput }) {
  const { t } = useTranslation('history');
  if (output.kind === 'text') {
    return (
      <div className={classes.output}>
        <pre className={classes.text}>{output.text}</pre>
      </div>
    );
  }
  const { kind, file } = output;
  return (
    <div className={classes.output}>
      {kind === 'video' && <VideoPlayer src={file} label={file.filename} maxHeight={340} preload="metadata" />}
      {kind === 'image' && <ImageView src={file} label={file.filename} maxHeight={340} />}
      {kind === 'audio' && <AudioPlayer src={file} label={file.filename} height={44} />}
      <div className={classes.caption}>
        <Text size="sm" className={classes.name ?? ''} title={file.filename}>
          {file.subfolder === '' ? file.filename : `${file.subfolder}/${file.filename}`}
        </Text>
        <Tooltip label={t('download')}>
          <ActionIcon
            component="a"
            href={serverUrl(viewPath(file))}
            download={file.filename}
            variant="subtle"
            color="gray"
            aria-label={t('downloadFile', { file: file.filename })}
          >
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
