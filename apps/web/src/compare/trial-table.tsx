import { Button, Group, Table, Text } from '@mantine/core';
import type { RunList, RunSummary } from '@talkgraph/protocol';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getJson } from '../api/request.js';
import { RunStateBadge } from '../history/run-state-badge.js';
import { useRunDetail } from '../history/use-run-detail.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { runTitle } from '../queue/run-title.js';
import { durationText } from '../runs/duration-text.js';
import classes from './compare-page.module.css';
import { qualityOf } from './quality-of.js';

/** How often it is asked how far the runs are. */
const askAgainMs = 1500;

interface TrialTableProps {
  readonly batch: string;
  /** The run whose settings were varied, if it is known. */
  readonly a: string | undefined;
  readonly b: string | undefined;
  readonly onChoose: (side: 'a' | 'b', run: string) => void;
}

/** The runs of a trial with their scores, each to be put on one of the two sides. */
export function TrialTable({ batch, a, b, onChoose }: TrialTableProps) {
  const { t } = useTranslation('compare');
  const { data } = useQuery({
    queryKey: ['runs', 'batch', batch],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ batch, order: 'oldest', limit: '100' });
      return getJson<RunList>(`api/runs?${query}`, { signal });
    },
    refetchInterval: ({ state }) =>
      state.data?.runs.every(({ endedAt }) => endedAt !== undefined) ? false : askAgainMs,
  });
  if (!data || data.runs.length === 0) return null;
  return (
    <section className={classes.table} aria-label={t('trial')}>
      <Text component="h2" fw={600} mb="xs">
        {t('trial')}
      </Text>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('variant')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th>{t('score')}</Table.Th>
            <Table.Th>{t('duration')}</Table.Th>
            <Table.Th>{t('show')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.runs.map((run) => (
            <TrialRunRow key={run.id} run={run} a={a} b={b} onChoose={onChoose} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function TrialRunRow({ run, a, b, onChoose }: Omit<TrialTableProps, 'batch'> & { readonly run: RunSummary }) {
  const { t } = useTranslation(['compare', 'runs']);
  const language = useLanguage();
  const read = useLocalText();
  const isOver = run.endedAt !== undefined;
  const { data } = useRunDetail(isOver ? run.id : undefined);
  const { score } = qualityOf(data?.nodes ?? []);
  const title = runTitle(run, t);
  const time = isOver && run.startedAt !== undefined ? durationText((run.endedAt ?? 0) - run.startedAt, language) : '';
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{title}</Text>
        {run.failure && (
          <Text size="xs" c="red">
            {read(run.failure.text)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <RunStateBadge run={run} />
      </Table.Td>
      <Table.Td className={classes.value ?? ''}>{score ?? '–'}</Table.Td>
      <Table.Td>{time}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          {(['a', 'b'] as const).map((side) => {
            const isShown = (side === 'a' ? a : b) === run.id;
            return (
              <Button
                key={side}
                size="compact-xs"
                variant={isShown ? 'filled' : 'default'}
                aria-pressed={isShown}
                disabled={!isOver || run.state === 'error'}
                aria-label={t('showAs', { title, side: side.toUpperCase() })}
                onClick={() => onChoose(side, run.id)}
              >
                {side.toUpperCase()}
              </Button>
            );
          })}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
