import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type DragEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addToMiddle } from './add-entry.js';
import { EntryList } from './entry-list.js';
import type { PaletteEntry } from './palette-entry.js';
import { usePaletteMemory } from './palette-memory.js';
import classes from './palette-panel.module.css';
import { PaletteTree } from './palette-tree.js';
import { searchPalette } from './search-palette.js';
import { startDrag } from './start-drag.js';
import { useCategoryName } from './use-category-name.js';
import { useListKeys } from './use-list-keys.js';
import { usePaletteEntries } from './use-palette-entries.js';

/** All nodes there are, by category; searched, dragged to the canvas, or added to its middle. */
export function PalettePanel() {
  // Those of nodes and players come along: were they asked for when the first node is drawn, all of the editor would wait.
  const { t } = useTranslation(['palette', 'nodes', 'media']);
  const id = useId();
  const entries = usePaletteEntries();
  const recent = usePaletteMemory((memory) => memory.recent);
  const nameCategory = useCategoryName();
  const [search, setSearch] = useState('');
  const isSearched = search.trim() !== '';
  const found = useMemo(
    () => searchPalette(entries, search, { recent, categoryNames: (category) => [nameCategory(category)] }),
    [entries, search, recent, nameCategory],
  );
  const take = (entry: PaletteEntry | undefined) => entry && addToMiddle(entry.type);
  const keys = useListKeys(isSearched ? found.length : 0, search, (index) => take(found[index]));
  return (
    <div className={classes.panel}>
      <TextInput
        size="xs"
        className={classes.search}
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={isSearched && <CloseButton size="xs" aria-label={t('clear')} onClick={() => setSearch('')} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          keys.onKeyDown(event);
          if (event.key === 'Escape') setSearch('');
        }}
        {...(isSearched && {
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': id,
          'aria-activedescendant': found.length > 0 ? `${id}-${keys.active}` : undefined,
        })}
      />
      <div className={classes.nodes}>
        {isSearched ? (
          <EntryList
            id={id}
            entries={found}
            active={keys.active}
            onActive={keys.setActive}
            onTake={take}
            onDragStart={drag}
          />
        ) : (
          <PaletteTree entries={entries} onTake={take} onDragStart={drag} />
        )}
      </div>
      <p className={classes.hint}>{t('hint')}</p>
    </div>
  );
}

function drag(event: DragEvent, { type }: PaletteEntry): void {
  startDrag(event, type);
}
