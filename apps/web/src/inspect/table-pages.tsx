import { Group, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface TablePagesProps {
  readonly total: number;
  readonly page: number;
  onChange(page: number): void;
}

/** Turns the pages of a long table; nothing where there is one page only. */
export function TablePages({ total, page, onChange }: TablePagesProps) {
  const { t } = useTranslation('inspect');
  if (total <= 1) return null;
  return (
    <Group justify="center" mt="xs">
      <Pagination
        size="xs"
        total={total}
        value={page}
        onChange={onChange}
        siblings={1}
        getItemProps={(number) => ({ 'aria-label': t('tablePage', { page: number }) })}
        getControlProps={(control) => ({ 'aria-label': t(`tableTurn.${control}`) })}
      />
    </Group>
  );
}
