import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeTimes } from '../history/node-time-shares.js';
import { RunStateBadge } from '../history/run-state-badge.js';
import { timeText } from '../history/time-text.js';
import { useNodeTitles } from '../history/use-node-titles.js';
import type { RunDetail } from '../history/use-run-detail.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { durationText } from '../runs/duration-text.js';
import classes from './compare-page.module.css';
import { pairNodes } from './pair-nodes.js';
import { qualityOf } from './quality-of.js';

/** Nodes quicker than this in both runs are not worth a line. */
const worthMs = 20;

/** How the two runs went: quality, time as a whole and node by node. */
export function FactsTable({ a, b }: { readonly a: RunDetail; readonly b: RunDetail }) {
  const { t } = useTranslation('compare');
  const language = useLanguage();
  const [qualityA, qualityB] = [qualityOf(a.nodes), qualityOf(b.nodes)];
  const time = (milliseconds: number | undefined) =>
    milliseconds === undefined ? '–' : durationText(milliseconds, language);
  const rows: readonly (readonly [string, ReactNode, ReactNode])[] = [
    [t('state'), <RunStateBadge key="a" run={a.summary} />, <RunStateBadge key="b" run={b.summary} />],
    [t('begun'), timeText(a.summary.createdAt, language), timeText(b.summary.createdAt, language)],
    ...(qualityA.score === undefined && qualityB.score === undefined
      ? []
      : [
          [
            t('score'),
            <Score key="a" of={qualityA.score} other={qualityB.score} />,
            <Score key="b" of={qualityB.score} other={qualityA.score} />,
          ] as const,
          [t('verdict'), qualityA.verdict ?? '–', qualityB.verdict ?? '–'] as const,
        ]),
    [t('duration'), time(durationOf(a)), time(durationOf(b))],
    ...useNodeRows(a, b, time),
  ];
  return (
    <section className={classes.table} aria-label={t('facts')}>
      <Text component="h2" fw={600} mb="xs">
        {t('facts')}
      </Text>
      <Table verticalSpacing={6} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fact')}</Table.Th>
            <Table.Th w="30%">A</Table.Th>
            <Table.Th w="30%">B</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, left, right], place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nodes may have the same name, and rows do not move
            <Table.Tr key={place}>
              <Table.Td>{name}</Table.Td>
              <Table.Td className={classes.value ?? ''}>{left}</Table.Td>
              <Table.Td className={classes.value ?? ''}>{right}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Score({ of, other }: { readonly of: number | undefined; readonly other: number | undefined }) {
  const isBetter = of !== undefined && of > (other ?? -1);
  return <span className={isBetter ? classes.better : undefined}>{of ?? '–'}</span>;
}

function durationOf({ summary: { startedAt, endedAt } }: RunDetail): number | undefined {
  return startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : undefined;
}

/** A line for each node that took its time in one of the runs. */
function useNodeRows(a: RunDetail, b: RunDetail, time: (milliseconds: number | undefined) => string) {
  const { t } = useTranslation('compare');
  const titles = useNodeTitles();
  const timesOf = ({ nodes }: RunDetail) => new Map(nodeTimes(nodes).map((each) => [each.node, each]));
  const [timesA, timesB] = [timesOf(a), timesOf(b)];
  return pairNodes(a.workflow.prompt, b.workflow.prompt).flatMap(({ a: idA, b: idB }) => {
    const [left, right] = [timesA.get(idA ?? ''), timesB.get(idB ?? '')];
    if (Math.max(left?.milliseconds ?? 0, right?.milliseconds ?? 0) < worthMs) return [];
    const text = (each: typeof left) => (each?.isCached ? t('cached') : time(each?.milliseconds));
    const name = idA === undefined ? titles.node(b.workflow.prompt, idB ?? '') : titles.node(a.workflow.prompt, idA);
    return [[name, text(left), text(right)] as const];
  });
}
