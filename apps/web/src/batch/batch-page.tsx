import { Alert, Center, Loader, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import type { Batch } from './batch.js';
import classes from './batch-page.module.css';
import { BatchStart, workflowParameter } from './batch-start.js';
import { useBatch } from './batch-store.js';
import { FormView } from './form-view.js';
import { LeaveBatch } from './leave-batch.js';
import { TableView } from './table-view.js';
import { useBatchPlan } from './use-batch-plan.js';
import { useBatchRuns } from './use-batch-runs.js';
import { type KeepState, useKeptBatch } from './use-kept-batch.js';

/** Many jobs of one workflow: as a table, or one by one as a form. Without a batch, where to begin. */
export function BatchPage() {
  const kept = useKeptBatch();
  const batch = useBatch((state) => state.batch);
  const isAskedFor = new URLSearchParams(useSearch()).has(workflowParameter);
  return batch && !isAskedFor ? <OpenBatch key={batch.id} batch={batch} kept={kept} /> : <BatchStart />;
}

function OpenBatch({ batch, kept }: { readonly batch: Batch; readonly kept: KeepState }) {
  const read = useLocalText();
  const { plan, error } = useBatchPlan(batch.workflow);
  const runs = useBatchRuns(batch.id);
  const [view, setView] = useView();
  return (
    <div className={classes.page}>
      <BatchHeader batch={batch} kept={kept} view={view} onView={setView} />
      {error ? (
        <Alert color="red" m="md">
          {read(textOf(error))}
        </Alert>
      ) : !plan ? (
        <Center flex={1}>
          <Loader />
        </Center>
      ) : view === 'form' ? (
        <FormView plan={plan} runs={runs} />
      ) : (
        <TableView batch={batch} plan={plan} runs={runs} />
      )}
    </div>
  );
}

type View = 'table' | 'form';

/** People who like forms get forms. */
function useView(): readonly [View, (view: View) => void] {
  const [view, setView] = useLocalStorage<View>({
    key: 'talkgraph-batch-view',
    defaultValue: 'table',
    getInitialValueInEffect: false,
  });
  return [view, setView];
}

interface BatchHeaderProps {
  readonly batch: Batch;
  readonly kept: KeepState;
  readonly view: View;
  onView(view: View): void;
}

function BatchHeader({ batch, kept, view, onView }: BatchHeaderProps) {
  const { t } = useTranslation('batch');
  const [title, setTitle] = useState(batch.title);
  const rename = () => useBatch.getState().rename(title.trim() || batch.workflow.title);
  return (
    <div className={classes.header}>
      <LeaveBatch />
      <TextInput
        aria-label={t('title')}
        variant="unstyled"
        className={classes.title ?? ''}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Text size="sm" c="dimmed" truncate className={classes.workflow ?? ''}>
        {t('ofWorkflow', { title: batch.workflow.title })}
      </Text>
      <KeptMark kept={kept} />
      <SegmentedControl
        ml="auto"
        size="xs"
        aria-label={t('view')}
        value={view}
        onChange={(value) => onView(value === 'form' ? 'form' : 'table')}
        data={[
          { value: 'table', label: t('tableView') },
          { value: 'form', label: t('formView') },
        ]}
      />
    </div>
  );
}

function KeptMark({ kept }: { readonly kept: KeepState }) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  if (kept.kind === 'failed') {
    return (
      <Text size="xs" c="red" role="alert">
        {t('notKept')} {read(textOf(kept.error))}
      </Text>
    );
  }
  const Icon = kept.kind === 'kept' ? IconCloudCheck : IconCloudUp;
  return (
    <Text size="xs" c="dimmed" className={classes.kept ?? ''} role="status">
      <Icon size={15} aria-hidden />
      {t(kept.kind)}
    </Text>
  );
}
