import { type DragEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './entry-list.module.css';
import { EntryMark } from './entry-mark.js';
import type { PaletteEntry } from './palette-entry.js';
import { useCategoryName } from './use-category-name.js';

interface EntryListProps {
  readonly id: string;
  readonly entries: readonly PaletteEntry[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (entry: PaletteEntry) => void;
  readonly onDragStart?: (event: DragEvent, entry: PaletteEntry) => void;
}

/** What a search found. The focus stays in the field above, which names the active entry. */
export function EntryList({ id, entries, active, onActive, onTake, onDragStart }: EntryListProps) {
  const { t } = useTranslation('palette');
  const read = useLocalText();
  const nameCategory = useCategoryName();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (entries.length === 0) return <p className={classes.nothing}>{t('nothingFound')}</p>;
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('found')} className={classes.list}>
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field above
        <div
          key={entry.type}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes.entry}
          onPointerMove={() => index !== active && onActive(index)}
          onClick={() => onTake(entry)}
          draggable={onDragStart !== undefined}
          onDragStart={(event) => onDragStart?.(event, entry)}
        >
          <EntryMark category={entry.category} />
          <span className={classes.name}>{read(entry.label)}</span>
          <span className={classes.category}>{nameCategory(entry.category)}</span>
        </div>
      ))}
    </div>
  );
}
