import { Button, Group, Progress, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import type { ShownModel } from '@talkgraph/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { useTranslation } from 'react-i18next';
import { isApiError, textOf } from '../api/api-error.js';
import { sendForm } from '../api/send-form.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { shownBytes } from '../system/shown-size.js';
import classes from './models-page.module.css';
import { modelsKey } from './use-models.js';

interface ModelDropProps {
  readonly limitBytes: number;
}

/** An upload that is under way. */
interface Sending {
  readonly name: string;
  readonly share: number;
  readonly stop: AbortController;
}

/** Takes a model that is one file, by drop or from the file picker; the server finds out what kind it is. */
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
          <Button size="compact-sm" variant="default" onClick={() => sending.stop.abort()}>
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

function useModelUpload(limitBytes: number) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const tell = (message: string) => notifications.show({ color: 'red', message });
  const sendOne = async (file: File, replace: boolean): Promise<void> => {
    const stop = new AbortController();
    const form = new FormData();
    if (replace) form.append('replace', 'true');
    form.append('file', file, file.name);
    setSending({ name: file.name, share: 0, stop });
    try {
      const onProgress = (share: number) => setSending({ name: file.name, share, stop });
      const answer = await sendForm('api/model-library/upload', form, { onProgress, signal: stop.signal });
      const { kind, name } = JSON.parse(answer) as ShownModel;
      notifications.show({ color: 'teal', message: t('added', { path: `models/${kind}/${name}` }) });
    } catch (error) {
      if (stop.signal.aborted) return;
      if (isApiError(error) && error.code === 'MODEL_EXISTS') askToReplace(file);
      else tell(read(textOf(error)));
    } finally {
      setSending(undefined);
      await queryClient.invalidateQueries({ queryKey: modelsKey });
    }
  };
  const askToReplace = (file: File) =>
    modals.openConfirmModal({
      title: t('replaceTitle'),
      children: <Text size="sm">{t('replaceText', { name: file.name })}</Text>,
      labels: { confirm: t('replace'), cancel: t('keep') },
      onConfirm: () => void sendOne(file, true),
    });
  const send = async (files: readonly File[]) => {
    // The browser names files of a dropped folder by their paths.
    if (files.some((file) => /[^./\\][/\\]/.test((file as { readonly path?: string }).path ?? ''))) {
      tell(t('isFolder'));
      return;
    }
    for (const file of files) {
      if (file.size > limitBytes) tell(t('tooLarge', { name: file.name }));
      else await sendOne(file, false);
    }
  };
  return { sending, send };
}
