import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RunSummary } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RunPicture } from '../history/run-picture.js';
import { timeText } from '../history/time-text.js';
import { useRunDetail } from '../history/use-run-detail.js';
import { useRunsList } from '../history/use-runs-list.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { runTitle } from '../queue/run-title.js';

/** Chooses one of the two runs, among the newest that fit the words. */
export function RunPicker({
  side,
  value,
  onChoose,
}: {
  readonly side: 'A' | 'B';
  readonly value: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation(['compare', 'runs']);
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const chosen = useRunDetail(value).data?.summary;
  const labelOf = (run: RunSummary) => `${runTitle(run, t)} · ${timeText(run.createdAt, language)}`;
  // What stands in the field is not what is searched for.
  const words = chosen && sought === labelOf(chosen) ? '' : sought;
  const { data } = useRunsList({ search: words, state: 'success,partial', batch: undefined });
  const found = data?.pages[0]?.runs ?? [];
  const runs = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  const byId = new Map(runs.map((run) => [run.id, run]));
  return (
    <Select
      style={{ flex: 1, minWidth: 0 }}
      label={t('run', { side })}
      placeholder={t('choose')}
      searchable
      value={value ?? null}
      onChange={(id) => id !== null && onChoose(id)}
      searchValue={search}
      onSearchChange={setSearch}
      // The server has searched already; titles alone would not fit what was found by other words.
      filter={({ options }) => options}
      nothingFoundMessage={t('noRuns')}
      maxDropdownHeight={360}
      data={runs.map((run) => ({ value: run.id, label: labelOf(run) }))}
      renderOption={({ option }) => {
        const run = byId.get(option.value);
        return (
          <Group gap="sm" wrap="nowrap">
            {run && <RunPicture run={run} />}
            <Text size="sm">{option.label}</Text>
          </Group>
        );
      }}
    />
  );
}
