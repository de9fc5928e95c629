import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import { PendingEntry } from './pending-entry.js';
import { placeAfterMove } from './place-after-move.js';
import { runTitle } from './run-title.js';
import { type QueueEntry, useQueueChange } from './use-queue.js';

/** Runs that wait, to be moved by dragging, by the keyboard (space, arrows, space) or by buttons. */
export function PendingList({ entries }: { readonly entries: readonly QueueEntry[] }) {
  const { t } = useTranslation('queue');
  const { move } = useQueueChange();
  const ids = entries.map(({ id }) => id);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const moveTo = (run: string, place: number) => {
    const to = placeAfterMove(ids, run, place);
    if (to !== undefined) void move(run, to);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) moveTo(String(active.id), ids.indexOf(String(over.id)));
  };
  const titleOf = (id: unknown) => {
    const entry = entries.find((each) => each.id === id);
    return entry ? runTitle(entry.summary, t) : '';
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('grabbed', { title: titleOf(active.id) }),
    onDragOver: ({ over }) => (over ? t('over', { place: ids.indexOf(String(over.id)) + 1 }) : undefined),
    onDragEnd: ({ over }) => (over ? t('dropped', { place: ids.indexOf(String(over.id)) + 1 }) : undefined),
    onDragCancel: () => t('notMoved'),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('howToMove') } }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {entries.map((entry, place) => (
            <PendingEntry key={entry.id} entry={entry} place={place} count={entries.length} onMove={moveTo} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
