import { Alert, Center, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { RunDrawer } from './run-drawer.js';
import { RunsList } from './runs-list.js';
import classes from './runs-page.module.css';
import { RunsToolbar } from './runs-toolbar.js';
import { SelectionBar } from './selection-bar.js';
import { useRunsList } from './use-runs-list.js';

/** Runs of the past and the present: found, looked into, downloaded, compared, deleted. `?batch=` shows those of a batch. */
export function RunsPage() {
  const { t } = useTranslation(['history', 'runs']);
  const read = useLocalText();
  const [, navigate] = useLocation();
  const batch = new URLSearchParams(useSearch()).get('batch') ?? undefined;
  const [search, setSearch] = useState('');
  const [state, setState] = useState('all');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string>();
  const list = useRunsList({ search: sought, state, batch });
  const runs = useMemo(() => list.data?.pages.flatMap((page) => page.runs) ?? [], [list.data]);
  const total = list.data?.pages.at(-1)?.total ?? 0;
  return (
    <div className={classes.page}>
      <RunsToolbar
        {...{ search, state, batch, total }}
        onSearch={setSearch}
        onState={setState}
        onAllBatches={() => navigate('/runs?')}
      />
      {selected.size > 0 && <SelectionBar runs={runs} selected={selected} onSelect={setSelected} />}
      {list.error && (
        <Alert color="red" m="md">
          {read(textOf(list.error))}
        </Alert>
      )}
      {list.isPending && !list.error && (
        <Center flex={1}>
          <Loader aria-label={t('loading')} />
        </Center>
      )}
      {list.data && runs.length === 0 && (
        <Center flex={1} p="lg">
          <Text className={classes.quiet ?? ''}>{t(sought !== '' || state !== 'all' ? 'noneFound' : 'none')}</Text>
        </Center>
      )}
      {runs.length > 0 && (
        <RunsList
          runs={runs}
          selected={selected}
          onSelect={setSelected}
          onOpen={setOpened}
          onEnd={() => void (list.hasNextPage && !list.isFetchingNextPage && list.fetchNextPage())}
        />
      )}
      <RunDrawer id={opened} onClose={() => setOpened(undefined)} />
    </div>
  );
}
