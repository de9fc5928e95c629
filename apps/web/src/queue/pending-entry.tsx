import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Menu, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconArrowUpRight,
  IconDotsVertical,
  IconGripVertical,
  IconPlayerTrackNext,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOpenRun } from '../history/use-open-run.js';
import classes from './queue-panel.module.css';
import { runTitle } from './run-title.js';
import { type QueueEntry, useQueueChange } from './use-queue.js';

/** A run that waits. */
export function PendingEntry({
  entry,
  place,
  count,
  onMove,
}: {
  readonly entry: QueueEntry;
  readonly place: number;
  readonly count: number;
  readonly onMove: (run: string, place: number) => void;
}) {
  const { t } = useTranslation(['queue', 'runs']);
  const { cancel } = useQueueChange();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: entry.id,
  });
  const title = runTitle(entry.summary, t);
  return (
    <li
      ref={setNodeRef}
      className={classes.entry}
      data-dragged={isDragging}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <ActionIcon
        ref={setActivatorNodeRef}
        variant="subtle"
        color="gray"
        size={24}
        className={classes.handle ?? ''}
        {...attributes}
        {...listeners}
        aria-label={t('moveRun', { title })}
      >
        <IconGripVertical size={16} />
      </ActionIcon>
      <div className={classes.title}>
        <Text size="sm" className={classes.titleText ?? ''} title={title}>
          {title}
        </Text>
        <Text size="xs" className={classes.quiet ?? ''}>
          {t('place', { place: place + 1 })}
        </Text>
      </div>
      <EntryMenu entry={entry} title={title} place={place} count={count} onMove={onMove} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t('cancelRun', { title })}
        onClick={() => void cancel(entry.id)}
      >
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}

function EntryMenu({
  entry: { id },
  title,
  place,
  count,
  onMove,
}: {
  readonly entry: QueueEntry;
  readonly title: string;
  readonly place: number;
  readonly count: number;
  readonly onMove: (run: string, place: number) => void;
}) {
  const { t } = useTranslation('queue');
  const { mutate: open } = useOpenRun();
  const isFirst = place === 0;
  const isLast = place === count - 1;
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('more', { title })}>
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerTrackNext size={15} />} disabled={isFirst} onClick={() => onMove(id, 0)}>
          {t('toFront')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp size={15} />} disabled={isFirst} onClick={() => onMove(id, place - 1)}>
          {t('up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={15} />} disabled={isLast} onClick={() => onMove(id, place + 1)}>
          {t('down')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUpRight size={15} />} onClick={() => open(id)}>
          {t('openWorkflow')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
