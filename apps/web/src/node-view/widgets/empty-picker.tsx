import { FileButton, UnstyledButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { acceptOf, type PickedMedia } from '../file-fits.js';
import { FileChoices } from './file-choices.js';
import classes from './file-widget.module.css';

interface EmptyPickerProps {
  readonly media: PickedMedia;
  readonly choices: readonly string[];
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly onChoose: (name: string) => void;
}

/** A picker in which nothing is chosen: the place to drop a file on, and what was uploaded before. */
export function EmptyPicker({ media, choices, label, onFile, onChoose }: EmptyPickerProps) {
  const { t } = useTranslation('nodes');
  const accept = acceptOf(media);
  return (
    <>
      <FileButton onChange={(file) => file && onFile(file)} {...(accept && { accept })}>
        {(props) => (
          <UnstyledButton {...props} className={classes.drop} aria-label={`${label}: ${t(`drop.${media}`)}`}>
            <IconUpload size={18} aria-hidden />
            <span>{t(`drop.${media}`)}</span>
          </UnstyledButton>
        )}
      </FileButton>
      {choices.length > 0 && <FileChoices {...{ media, choices, label, onChoose }} name="" />}
    </>
  );
}
