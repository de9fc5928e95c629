import { ActionIcon, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './node-result.module.css';
import { OtherResult } from './other-result.js';
import type { ResultItem } from './result-items.js';

interface PagedResultsProps {
  readonly items: readonly ResultItem[];
  readonly maxHeight: number;
}

/** Many results, one at a time: the newest, until another is turned to. */
export function PagedResults({ items, maxHeight }: PagedResultsProps) {
  const { t } = useTranslation('nodes');
  const [turnedTo, setTurnedTo] = useState<number>();
  const place = Math.min(turnedTo ?? items.length - 1, items.length - 1);
  const item = items[place];
  return (
    <>
      <Group gap={4} justify="space-between">
        <span className={classes.count}>{t('resultOf', { place: place + 1, total: items.length })}</span>
        <Group gap={4}>
          <ActionIcon
            size="sm"
            variant="default"
            disabled={place === 0}
            aria-label={t('previousResult')}
            onClick={() => setTurnedTo(place - 1)}
          >
            <IconChevronLeft size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="default"
            disabled={place === items.length - 1}
            aria-label={t('nextResult')}
            onClick={() => setTurnedTo(place + 1)}
          >
            <IconChevronRight size={14} />
          </ActionIcon>
        </Group>
      </Group>
      {item && <OtherResult key={place} item={item} maxHeight={maxHeight} />}
    </>
  );
}
