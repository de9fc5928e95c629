import { Group, Pill, Select, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './runs-page.module.css';

const states = ['success', 'error', 'partial', 'cancelled', 'running', 'pending'] as const;

/** Finds runs by words, by how they ended and by batch. */
export function RunsToolbar({
  search,
  state,
  batch,
  total,
  onSearch,
  onState,
  onAllBatches,
}: {
  readonly search: string;
  readonly state: string;
  readonly batch: string | undefined;
  readonly total: number;
  readonly onSearch: (search: string) => void;
  readonly onState: (state: string) => void;
  readonly onAllBatches: () => void;
}) {
  const { t } = useTranslation(['history', 'runs']);
  return (
    <div className={classes.toolbar}>
      <Title order={1} size="h4">
        {t('title')}
      </Title>
      <Group gap="sm" className={classes.filters ?? ''}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          size="sm"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
        <Select
          size="sm"
          w={150}
          aria-label={t('state')}
          value={state}
          allowDeselect={false}
          onChange={(value) => onState(value ?? 'all')}
          data={[
            { value: 'all', label: t('allStates') },
            ...states.map((value) => ({ value, label: t(`runs:state.${value}`) })),
          ]}
        />
        {batch !== undefined && <BatchPill batch={batch} onRemove={onAllBatches} />}
        <Text size="sm" className={classes.quiet ?? ''} role="status">
          {t('total', { count: total })}
        </Text>
      </Group>
    </div>
  );
}

/** Says that only a batch is shown, and shows all again. */
function BatchPill({ batch, onRemove }: { readonly batch: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('history');
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': t('allBatches'), tabIndex: 0, 'aria-hidden': false }}
    >
      {t('batch', { batch })}
    </Pill>
  );
}
