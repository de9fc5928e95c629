import { Container, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { showProblem } from '../workflows/show-problem.js';
import { type BatchWorkflow, emptyBatch } from './batch.js';
import { useBatch } from './batch-store.js';
import { savedWorkflow } from './batch-workflows.js';
import { EarlierBatches } from './earlier-batches.js';
import { loadBatch } from './kept-batches.js';
import { rememberedBatch } from './remembered-batch.js';
import { WorkflowChoice } from './workflow-choice.js';

/** Names a saved workflow in the address. */
export const workflowParameter = 'workflow';

/** Where a batch begins: with a workflow, or with an earlier batch. */
export function BatchStart() {
  const { t } = useTranslation('batch');
  const begin = useMutation({
    mutationFn: (load: () => Promise<BatchWorkflow>) => load(),
    onSuccess: (workflow) => useBatch.getState().open(emptyBatch(workflow)),
    onError: (error) => showProblem(textOf(error)),
  });
  useAddress(begin.mutate);
  return (
    <Container size="lg" w="100%" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1} size="h3">
            {t('heading')}
          </Title>
          <Text c="dimmed" maw={720}>
            {t('intro')}
          </Text>
        </div>
        <WorkflowChoice isLoading={begin.isPending} onChoose={begin.mutate} />
        <EarlierBatches />
      </Stack>
    </Container>
  );
}

/** `?workflow=` begins a batch of a saved workflow; else what was open before this page was loaded is opened again. */
function useAddress(begin: (load: () => Promise<BatchWorkflow>) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const { open } = useBatch.getState();
    const path = takeWorkflowParameter();
    if (path !== undefined) {
      open(undefined);
      begin(() => savedWorkflow(path));
      return;
    }
    const before = rememberedBatch();
    // One that was removed meanwhile is no mistake.
    if (before) loadBatch(before).then(open, () => undefined);
  }, [begin]);
}

/** It is taken out of the address: coming back later must not begin another batch. */
function takeWorkflowParameter(): string | undefined {
  const address = new URL(window.location.href);
  const path = address.searchParams.get(workflowParameter);
  if (path === null) return undefined;
  address.searchParams.delete(workflowParameter);
  window.history.replaceState(window.history.state, '', address);
  return path;
}
