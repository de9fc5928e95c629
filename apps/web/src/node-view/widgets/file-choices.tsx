import { Combobox, useCombobox } from '@mantine/core';
import { IconFile, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbnailPath } from '../../api/file-address.js';
import { inputFile } from '../../api/input-file.js';
import { serverUrl } from '../../api/request.js';
import type { PickedMedia } from '../file-fits.js';
import { mediaKindOf } from '../result-items.js';
import classes from './file-widget.module.css';
import fields from './widgets.module.css';

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
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = search.trim().toLowerCase();
  const shown = name === '' ? t('choose', { count: choices.length }) : name;
  const found = choices.filter((choice) => choice.toLowerCase().includes(wanted));
  return (
    <Combobox
      store={combobox}
      withinPortal
      width={320}
      shadow="md"
      position="bottom-start"
      onOptionSubmit={(choice) => {
        onChoose(choice);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={`${fields.field} ${fields.choice}`}
          aria-label={`${label}: ${shown}`}
          aria-invalid={isMissing}
          title={name}
          onClick={() => combobox.toggleDropdown()}
        >
          {shown}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className="nowheel nodrag nopan">
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t('searchFiles')}
          aria-label={t('searchFiles')}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {combobox.dropdownOpened &&
            found.slice(0, mostShown).map((choice) => (
              <Combobox.Option key={choice} value={choice} active={choice === name} className={classes.option}>
                <FileMark name={choice} media={media} />
                <span className={classes.optionName}>{choice}</span>
              </Combobox.Option>
            ))}
          {found.length > mostShown && (
            <Combobox.Empty>{t('further', { count: found.length - mostShown })}</Combobox.Empty>
          )}
          {found.length === 0 && <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function FileMark({ name, media }: { readonly name: string; readonly media: PickedMedia }) {
  const kind = mediaKindOf(name);
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
