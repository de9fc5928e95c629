import { ActionIcon, FileButton } from '@mantine/core';
import { IconUpload, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { acceptOf, type PickedMedia } from '../file-fits.js';
import { FileChoices } from './file-choices.js';
import classes from './file-widget.module.css';

interface FileBarProps {
  readonly media: PickedMedia;
  readonly choices: readonly string[];
  readonly label: string;
  readonly name: string;
  readonly isMissing: boolean;
  readonly onFile: (file: File) => void;
  readonly onChoose: (name: string) => void;
}

/** The name of the chosen file, with the ways to another one. */
export function FileBar({ media, choices, label, name, isMissing, onFile, onChoose }: FileBarProps) {
  const { t } = useTranslation('nodes');
  const accept = acceptOf(media);
  return (
    <div className={classes.bar}>
      <FileChoices {...{ media, choices, label, name, isMissing, onChoose }} />
      <FileButton onChange={(file) => file && onFile(file)} {...(accept && { accept })}>
        {(props) => (
          <ActionIcon
            {...props}
            variant="default"
            size={26}
            aria-label={t('uploadFor', { label })}
            title={t('uploadFor', { label })}
          >
            <IconUpload size={15} />
          </ActionIcon>
        )}
      </FileButton>
      <ActionIcon
        variant="default"
        size={26}
        aria-label={t('clear', { label })}
        title={t('clear', { label })}
        onClick={() => onChoose('')}
      >
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
