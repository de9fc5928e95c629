import { Button, Group, Progress, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useDropzone } from 'react-dropzone';
import { useTranslation } from 'react-i18next';
import { shownBytes } from '../system/shown-size.js';
import classes from './models-page.module.css';
import { useModelUpload } from './use-model-upload.js';

interface ModelDropProps {
  readonly limitBytes: number;
}

/** Takes files and folders, by drop or from the file picker; the server finds out what each is for. */
export function ModelDrop({ limitBytes }: ModelDropProps) {
  const { t } = useTranslation('models');
  const { sending, send } = useModelUpload(limitBytes);
  const { getRootProps, getInputProps, isDragActive } = useDropzone({
    onDrop: (files) => void send(files),
    disabled: sending !== undefined,
  });
  if (sending) {
    const percent = Math.round(sending.share * 100);
    return (
      <div role="status">
        <Group justify="space-between" mb={4}>
          <Text size="sm">{t(sending.share < 1 ? 'sending' : 'looking', { name: sending.name, share: percent })}</Text>
          <Button size="compact-sm" variant="default" onClick={sending.stop}>
            {t('stop')}
          </Button>
        </Group>
        <Progress value={percent} aria-label={sending.name} animated={sending.share === 1} />
      </div>
    );
  }
  const { role: _role, ...rootProps } = getRootProps();
  return (
    <>
      <input {...getInputProps()} aria-hidden tabIndex={-1} />
      <button type="button" {...rootProps} className={classes.drop} data-active={isDragActive || undefined}>
        <IconUpload size={22} aria-hidden />
        <Text fw={600}>{t('drop')}</Text>
        <Text size="sm" c="dimmed">
          {t('dropHint', { limit: shownBytes(limitBytes) })}
        </Text>
      </button>
    </>
  );
}
