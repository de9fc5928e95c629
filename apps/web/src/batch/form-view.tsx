import { ActionIcon, Button, Group, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import type { BatchRow } from './batch.js';
import { useBatch } from './batch-store.js';
import { FormField } from './form-field.js';
import classes from './form-view.module.css';
import { onlyCell } from './grid-selection.js';
import { ResultView } from './result-view.js';
import { RowResult } from './row-result.js';
import { isBusy, rowState } from './row-state.js';
import { type RowPlan, rowProblems } from './row-workflow.js';
import { insertRows, setCell } from './table-edit.js';
import type { BatchRuns } from './use-batch-runs.js';
import { useRunRows } from './use-run-rows.js';

interface FormViewProps {
  readonly plan: RowPlan;
  readonly runs: BatchRuns | undefined;
}

/** One row of the batch as a form: what goes in on the left, what came of it on the right. */
export function FormView({ plan, runs }: FormViewProps) {
  const rows = useBatch(({ batch }) => batch?.rows);
  const at = useBatch(({ selection }) => selection.anchor.row);
  const row = rows?.[at];
  if (!rows || !row) return null;
  return (
    <ScrollArea flex={1}>
      <div className={classes.form}>
        <FormInputs plan={plan} row={row} at={at} count={rows.length} />
        <FormResult plan={plan} runs={runs} row={row} />
      </div>
    </ScrollArea>
  );
}

interface FormInputsProps {
  readonly plan: RowPlan;
  readonly row: BatchRow;
  readonly at: number;
  readonly count: number;
}

function FormInputs({ plan, row, at, count }: FormInputsProps) {
  const { t } = useTranslation('batch');
  const problems = rowProblems(row, plan);
  const write = (key: string, text: string) => {
    const { batch, change } = useBatch.getState();
    if (batch) change(setCell(batch.rows, at, key, text));
  };
  const goTo = (to: number) => {
    const { batch, change, select } = useBatch.getState();
    if (batch && to === batch.rows.length) change(insertRows(batch.rows, to));
    select(onlyCell(to, 0));
  };
  return (
    <Stack gap="md" component="section" aria-label={t('formView')}>
      <Group gap="xs">
        <ActionIcon variant="default" aria-label={t('previousJob')} disabled={at === 0} onClick={() => goTo(at - 1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Text size="sm" fw={600}>
          {t('jobOf', { number: at + 1, count })}
        </Text>
        <ActionIcon
          variant="default"
          aria-label={t(at + 1 < count ? 'nextJob' : 'newJob')}
          onClick={() => goTo(at + 1)}
        >
          {at + 1 < count ? <IconChevronRight size={16} /> : <IconPlus size={16} />}
        </ActionIcon>
      </Group>
      {plan.columns.map((column) => (
        <FormField
          key={`${row.id}:${column.key}`}
          column={column}
          text={row.cells[column.key] ?? ''}
          problem={problems[column.key]}
          onChange={(text) => write(column.key, text)}
        />
      ))}
    </Stack>
  );
}

interface FormResultProps extends FormViewProps {
  readonly row: BatchRow;
}

function FormResult({ plan, runs, row }: FormResultProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const { run: handIn } = useRunRows(plan);
  const run = useBatch(({ batch }) => batch?.runs[row.id]);
  const isSending = useBatch(({ submitting }) => submitting.has(row.id));
  const summary = run?.runId === undefined ? undefined : runs?.byId.get(run.runId);
  const isListed = runs !== undefined && run !== undefined && runs.at > run.at;
  const state = rowState({ row, run, isSending, summary, isListed });
  const problems = rowProblems(row, plan);
  const isWrong = Object.keys(problems).length > 0;
  return (
    <Stack gap="md" component="section" aria-label={t('result')}>
      <Button
        leftSection={<IconPlayerPlay size={16} />}
        loading={state.kind === 'sending'}
        disabled={isWrong || isBusy(state)}
        onClick={() => void handIn([row])}
      >
        {t('runThis')}
      </Button>
      <Title order={2} size="h5">
        {t('result')}
      </Title>
      {state.kind === 'done' && run?.runId ? (
        <ResultView runId={run.runId} />
      ) : state.kind === 'failed' ? (
        <Text c="red" role="alert">
          {read(state.text)}
        </Text>
      ) : state.kind === 'new' ? (
        <Text c="dimmed">{t(isWrong ? 'completeFirst' : 'noResultYet')}</Text>
      ) : (
        <RowResult state={state} runId={run?.runId} problems={problems} name={t('result')} />
      )}
    </Stack>
  );
}
