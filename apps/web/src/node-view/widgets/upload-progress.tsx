import { ActionIcon, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../i18n/use-local-text.js';
import type { Upload } from '../uploads.js';
import classes from './file-widget.module.css';

interface UploadProgressProps {
  readonly upload: Upload;
  readonly onCancel: () => void;
}

/** How much of a file was sent, or why it was refused. */
export function UploadProgress({ upload: { name, share, failure }, onCancel }: UploadProgressProps) {
  const { t } = useTranslation('nodes');
  const read = useLocalText();
  const percent = Math.round(share * 100);
  return (
    <div className={classes.upload} data-failed={failure !== undefined || undefined}>
      <div className={classes.uploadText}>
        {failure ? (
          <span role="alert">{read(failure)}</span>
        ) : (
          <>
            <span className={classes.fileName}>{t('uploading', { name, percent })}</span>
            <Progress value={percent} size={4} aria-label={t('uploading', { name, percent })} />
          </>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={22}
        aria-label={t(failure ? 'dismiss' : 'cancelUpload')}
        onClick={onCancel}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
