import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import type { ShownModel } from '@talkgraph/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, textOf } from '../api/api-error.js';
import { sendForm } from '../api/send-form.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { groupFiles, type ModelUpload } from './group-files.js';
import { modelsKey } from './use-models.js';

/** An upload that is under way. */
export interface Sending {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  stop(): void;
}

/** Sends models one after another, and tells what became of each. */
export function useModelUpload(limitBytes: number) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const tell = (message: string) => notifications.show({ color: 'red', message });
  const sendOne = async (upload: ModelUpload, replace: boolean): Promise<void> => {
    const { name, isFolder } = upload;
    const controller = new AbortController();
    const onProgress = (share: number) => setSending({ name, share, stop: () => controller.abort() });
    onProgress(0);
    try {
      const path = `api/model-library/upload${isFolder ? '-folder' : ''}`;
      const answer = await sendForm(path, formOf(upload, replace), { onProgress, signal: controller.signal });
      const added = JSON.parse(answer) as ShownModel;
      notifications.show({ color: 'teal', message: t('added', { path: `models/${added.kind}/${added.name}` }) });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (isApiError(error) && error.code === 'MODEL_EXISTS') askToReplace(upload);
      else tell(read(textOf(error)));
    } finally {
      setSending(undefined);
      await queryClient.invalidateQueries({ queryKey: modelsKey });
    }
  };
  const askToReplace = (upload: ModelUpload) =>
    modals.openConfirmModal({
      title: t('replaceTitle'),
      children: <Text size="sm">{t('replaceText', { name: upload.name })}</Text>,
      labels: { confirm: t('replace'), cancel: t('keep') },
      onConfirm: () => void sendOne(upload, true),
    });
  const send = async (files: readonly File[]) => {
    for (const upload of groupFiles(files)) {
      if (upload.bytes > limitBytes) tell(t('tooLarge', { name: upload.name }));
      else await sendOne(upload, false);
    }
  };
  return { sending, send };
}

function formOf({ files }: ModelUpload, replace: boolean): FormData {
  const form = new FormData();
  if (replace) form.append('replace', 'true');
  for (const { file, path } of files) form.append('file', file, path);
  return form;
}
