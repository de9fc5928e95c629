import { Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { isBlank } from './batch.js';
import type { BatchColumn } from './batch-column.js';
import { useBatch } from './batch-store.js';
import { type HeaderMatch, matchHeader, sheetRows } from './match-header.js';
import type { Sheet } from './read-sheet.js';
import type { RowPlan } from './row-workflow.js';

interface ImportDialogProps {
  readonly name: string;
  readonly sheet: Sheet;
  readonly plan: RowPlan;
  onClose(): void;
}

/** Shows which column of a spreadsheet goes where, lets it be changed, and takes the rows over. */
export function ImportDialog({ name, sheet, plan, onClose }: ImportDialogProps) {
  const { t } = useTranslation('batch');
  const [matched] = useState<HeaderMatch>(() => matchHeader(sheet.header, plan.columns));
  const [match, setMatch] = useState(matched);
  const take = (how: 'add' | 'replace') => {
    const { batch, change } = useBatch.getState();
    const rows = sheetRows(sheet, match);
    const kept = how === 'add' ? (batch?.rows ?? []).filter((row) => !isBlank(row)) : [];
    change([...kept, ...rows]);
    onClose();
  };
  const hasRows = useBatch(({ batch }) => batch?.rows.some((row) => !isBlank(row)) ?? false);
  const isUseless = match.every(isLeftOut) || sheet.lines.length === 0;
  const hint = matched.every(isLeftOut) ? 'importUnmatched' : 'importHint';
  return (
    <Modal opened onClose={onClose} title={t('importTitle', { name })} size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          {t(hint, { count: sheet.lines.length })}
        </Text>
        <MatchTable sheet={sheet} match={match} columns={plan.columns} onMatch={setMatch} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {hasRows && (
            <Button variant="default" disabled={isUseless} onClick={() => take('replace')}>
              {t('importReplace')}
            </Button>
          )}
          <Button disabled={isUseless} onClick={() => take('add')}>
            {t(hasRows ? 'importAdd' : 'importTake', { count: sheet.lines.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const isLeftOut = (key: HeaderMatch[number]) => key === undefined;

interface MatchTableProps {
  readonly sheet: Sheet;
  readonly match: HeaderMatch;
  readonly columns: readonly BatchColumn[];
  onMatch(match: HeaderMatch): void;
}

function MatchTable({ sheet, match, columns, onMatch }: MatchTableProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const choices = columns.map(({ key, label }) => ({ value: key, label: read(label) }));
  const choose = (at: number, key: string | null) =>
    // A column takes from one place only.
    onMatch(match.map((other, index) => (index === at ? (key ?? undefined) : other === key ? undefined : other)));
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('sheetColumn')}</Table.Th>
          <Table.Th>{t('example')}</Table.Th>
          <Table.Th>{t('goesTo')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sheet.header.map((title, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a spreadsheet may have one title
          <Table.Tr key={index}>
            <Table.Td>{title || t('untitled', { number: index + 1 })}</Table.Td>
            <Table.Td>
              <Text size="sm" c="dimmed" lineClamp={1} maw={200}>
                {sheet.lines[0]?.[index]}
              </Text>
            </Table.Td>
            <Table.Td>
              <Select
                size="xs"
                clearable
                aria-label={t('goesToOf', { title: title || index + 1 })}
                placeholder={t('leftOut')}
                data={choices}
                value={match[index] ?? null}
                onChange={(key) => choose(index, key)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
