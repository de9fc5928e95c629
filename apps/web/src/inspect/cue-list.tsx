import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CellTable } from './cell-table.js';
import { ContentsPending } from './contents-pending.js';
import { cueClock, cuesOf } from './cues-of.js';
import type { ItemPlace } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { TablePages } from './table-pages.js';
import { useDocument } from './use-contents.js';

interface CueListProps {
  readonly place: ItemPlace;
  /** How their number is told. */
  readonly count: 'cueCount' | 'wordCount';
}

/** Subtitles, or the words of an alignment, as a list: when each is seen or said. */
export function CueList({ place, count }: CueListProps) {
  const { t } = useTranslation('inspect');
  const perPage = useIsLarge() ? 100 : 20;
  const [page, setPage] = useState(1);
  const { data, error } = useDocument(place);
  if (error || data === undefined) return <ContentsPending error={error} />;
  const { language, cues } = cuesOf(data);
  const pages = Math.ceil(cues.length / perPage);
  const from = (page - 1) * perPage;
  const rows = cues
    .slice(from, from + perPage)
    .map((cue) => [cueClock(cue.startSeconds), cueClock(cue.endSeconds), cue.text]);
  const label = t(count, { count: cues.length });
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {language === undefined ? label : `${label} · ${language}`}
      </Text>
      <CellTable
        columns={[t('cueStart'), t('cueEnd'), t('cueText')]}
        rows={rows}
        firstNumber={from + 1}
        label={label}
      />
      <TablePages total={pages} page={page} onChange={setPage} />
    </div>
  );
}
