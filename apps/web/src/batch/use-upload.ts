import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { textOf } from '../api/api-error.js';
import { inputName } from '../api/input-file.js';
import { uploadFile } from '../api/upload-file.js';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { useLocalText } from '../i18n/use-local-text.js';

type Media = 'image' | 'audio' | 'video' | 'file';

/** Uploads a file that the user chose, and hands over its name once the pickers know it. */
export function useUpload() {
  const [isUploading, setIsUploading] = useState(false);
  const queryClient = useQueryClient();
  const read = useLocalText();
  const upload = async (file: File, media: Media, onStored: (name: string) => void) => {
    setIsUploading(true);
    try {
      const stored = await uploadFile(file, { media });
      await queryClient.invalidateQueries({ queryKey: catalogueKey });
      onStored(inputName(stored));
    } catch (error) {
      notifications.show({ color: 'red', message: read(textOf(error)) });
    } finally {
      setIsUploading(false);
    }
  };
  return { upload, isUploading };
}

/** What a file dialog offers for a kind of file. */
export function acceptedTypes(media: Media): string {
  if (media === 'image') return 'image/*';
  if (media === 'audio') return 'audio/*,video/*';
  return media === 'video' ? 'video/*' : '';
}
