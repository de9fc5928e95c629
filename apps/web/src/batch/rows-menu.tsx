import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from './batch.js';
import { useBatch } from './batch-store.js';
import { rangeOf } from './grid-selection.js';
import type { RowPlan } from './row-workflow.js';
import { type CellRange, deleteRows, duplicateRows, fillDown, insertRows } from './table-edit.js';

type Edit = (rows: readonly BatchRow[], range: CellRange, keys: readonly string[]) => readonly BatchRow[];

const edits = {
  insertAbove: (rows, { top, bottom }) => insertRows(rows, top, bottom - top + 1),
  insertBelow: (rows, { top, bottom }) => insertRows(rows, bottom + 1, bottom - top + 1),
  duplicateRows: (rows, { top, bottom }) => duplicateRows(rows, top, bottom),
  fillDown: (rows, range, keys) => fillDown(rows, keys, range),
  deleteRows: (rows, { top, bottom }) => deleteRows(rows, top, bottom),
} satisfies Readonly<Record<string, Edit>>;

/** What can be done to the selected rows. */
export function RowsMenu({ plan }: { readonly plan: RowPlan }) {
  const { t } = useTranslation('batch');
  const { top, bottom } = rangeOf(useBatch((state) => state.selection));
  const count = bottom - top + 1;
  const edit = (change: Edit) => {
    const { batch, selection, change: keep } = useBatch.getState();
    const keys = plan.columns.map(({ key }) => key);
    if (batch) keep(change(batch.rows, rangeOf(selection), keys));
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />}>
          {t('rows')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(edits) as (keyof typeof edits)[]).map((name) => (
          <Menu.Item
            key={name}
            {...(name === 'deleteRows' && { color: 'red' })}
            {...(name === 'fillDown' && { rightSection: 'Ctrl+D' })}
            onClick={() => edit(edits[name])}
          >
            {t(`edits.${name}`, { count })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
