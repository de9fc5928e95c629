import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CellTable } from './cell-table.js';
import { ContentsPending } from './contents-pending.js';
import type { ItemPlace } from './item-place.js';
import { useIsLarge } from './large-view.js';
import { TablePages } from './table-pages.js';
import { useTableRows } from './use-contents.js';

/** A stored table, page by page: it may have more rows than a browser can draw. */
export function TableDocumentView({ place }: { readonly place: ItemPlace }) {
  const { t } = useTranslation('inspect');
  const perPage = useIsLarge() ? 100 : 20;
  const [page, setPage] = useState(1);
  const { data, error } = useTableRows(place, (page - 1) * perPage, perPage);
  if (error || data === undefined) return <ContentsPending error={error} />;
  const { columns, rows, total, from } = data;
  const pages = Math.ceil(total / perPage);
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {t('tableSize', { rows: total, columns: columns.length })}
      </Text>
      <CellTable columns={columns} rows={rows} firstNumber={from + 1} label={t('tableOf', { rows: total })} />
      <TablePages total={pages} page={page} onChange={setPage} />
    </div>
  );
}
