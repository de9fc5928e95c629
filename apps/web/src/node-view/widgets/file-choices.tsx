import { Combobox } from '@mantine/core';
import { IconFile, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../../api/file-address.js';
import { inputFile } from '../../api/input-file.js';
import { serverUrl } from '../../api/request.js';
import { mediaKind } from '../../media-view/media-kind.js';
import type { PickedMedia } from '../file-fits.js';
import classes from './file-widget.module.css';
import { SearchedChoice } from './searched-choice.js';

interface FileChoicesProps {
  readonly media: PickedMedia;
  readonly choices: readonly string[];
  readonly label: string;
  /** `''`: none. */
  readonly name: string;
  readonly isMissing?: boolean;
  readonly onChoose: (name: string) => void;
}

/** More are found by searching. */
const mostShown = 100;

/** The files that were uploaded before, with small pictures. */
export function FileChoices({ media, choices, label, name, isMissing = false, onChoose }: FileChoicesProps) {
  const { t } = useTranslation('nodes');
  const options = (search: string) => {
    const found = choices.filter((choice) => choice.toLowerCase().includes(search));
    if (found.length === 0) return <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>;
    const further = found.length - mostShown;
    return (
      <>
        {found.slice(0, mostShown).map((choice) => (
          <Combobox.Option key={choice} value={choice} active={choice === name} className={classes.option}>
            <FileMark name={choice} media={media} />
            <span className={classes.optionName}>{choice}</span>
          </Combobox.Option>
        ))}
        {further > 0 && <Combobox.Empty>{t('further', { count: further })}</Combobox.Empty>}
      </>
    );
  };
  return (
    <SearchedChoice
      shown={name === '' ? t('choose', { count: choices.length }) : name}
      label={label}
      title={name}
      isInvalid={isMissing}
      searchLabel={t('searchFiles')}
      onChoose={onChoose}
    >
      {options}
    </SearchedChoice>
  );
}

function FileMark({ name, media }: { readonly name: string; readonly media: PickedMedia }) {
  const kind = mediaKind(name);
  if (kind === 'image' || kind === 'video') {
    const src = serverUrl(thumbnailPath(inputFile(name), 96));
    return <img src={src} alt="" loading="lazy" className={classes.thumbnail} />;
  }
  const Icon = kind === 'audio' || media === 'audio' ? IconVolume : IconFile;
  return (
    <span className={classes.thumbnail}>
      <Icon size={18} aria-hidden />
    </span>
  );
}
