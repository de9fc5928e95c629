import { ActionIcon, type RenderTreeNodePayload, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { OwnNodeMenu } from '../own-nodes/own-node-menu.js';
import { EntryFacts } from './entry-facts.js';
import { EntryMark } from './entry-mark.js';
import { ownCategory, type PaletteEntry } from './palette-entry.js';
import { usePaletteMemory } from './palette-memory.js';
import classes from './palette-tree.module.css';

interface PaletteLeafProps {
  readonly entry: PaletteEntry;
  readonly elementProps: RenderTreeNodePayload['elementProps'];
  readonly onTake: (entry: PaletteEntry) => void;
  readonly onDragStart: (event: DragEvent, entry: PaletteEntry) => void;
}

/** A node in the tree: a click adds it, the star keeps it on top. */
export function PaletteLeaf({ entry, elementProps, onTake, onDragStart }: PaletteLeafProps) {
  const { t } = useTranslation('palette');
  const read = useLocalText();
  const isFavourite = usePaletteMemory(({ favourites }) => favourites.includes(entry.type));
  const { toggleFavourite } = usePaletteMemory.getState();
  const name = read(entry.label);
  const Star = isFavourite ? IconStarFilled : IconStar;
  return (
    <Tooltip
      label={<EntryFacts entry={entry} />}
      position="right-start"
      openDelay={450}
      multiline
      w={300}
      classNames={tooltip}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around takes the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree item around takes the keys */}
      <div
        {...elementProps}
        className={`${elementProps.className} ${classes.leaf}`}
        draggable
        onDragStart={(event) => onDragStart(event, entry)}
        onClick={(event) => {
          elementProps.onClick(event);
          onTake(entry);
        }}
      >
        <EntryMark category={entry.category} size={20} />
        <span className={classes.name}>{name}</span>
        {entry.category === ownCategory && <OwnNodeMenu type={entry.type} className={classes.toggle} />}
        <ActionIcon
          className={classes.toggle}
          data-on={isFavourite || undefined}
          variant="subtle"
          color="gray"
          size={20}
          tabIndex={-1}
          aria-label={t(isFavourite ? 'unstar' : 'star', { name })}
          aria-pressed={isFavourite}
          onClick={(event) => {
            event.stopPropagation();
            toggleFavourite(entry.type);
          }}
        >
          <Star size={14} className={isFavourite ? classes.star : undefined} />
        </ActionIcon>
      </div>
    </Tooltip>
  );
}

const tooltip = { tooltip: classes.card ?? '' };
