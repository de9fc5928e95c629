import type { RunSummary } from '@talkgraph/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RunCard } from './run-card.js';
import classes from './runs-page.module.css';

const rowHeight = 84;

/** Runs below one another. Only those in sight are drawn; coming near the end asks for more. */
export function RunsList({
  runs,
  selected,
  onSelect,
  onOpen,
  onEnd,
}: {
  readonly runs: readonly RunSummary[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation('history');
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: runs.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => runs[index]?.id ?? index,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= runs.length - 10;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more has come, not whenever the page is drawn
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, runs.length]);
  const choose = useChoosing(runs, selected, onSelect);
  return (
    <div ref={frame} className={classes.list}>
      <ul className={classes.rows} aria-label={t('title')} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const run = runs[index];
          if (!run) return null;
          return (
            <li
              key={key}
              className={classes.row}
              aria-setsize={runs.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <RunCard
                run={run}
                isSelected={selected.has(run.id)}
                onSelect={(isChosen, isRange) => choose(index, isChosen, isRange)}
                onOpen={() => onOpen(run.id)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Chooses a run, or with Shift all from the one chosen before up to it. */
function useChoosing(
  runs: readonly RunSummary[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
) {
  const lastChosen = useRef<number>(undefined);
  return (index: number, isChosen: boolean, isRange: boolean) => {
    const from = isRange ? (lastChosen.current ?? index) : index;
    const next = new Set(selected);
    for (const { id } of runs.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    lastChosen.current = index;
    onSelect(next);
  };
}
