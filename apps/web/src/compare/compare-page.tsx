import { ActionIcon, Alert, Button, Group, ScrollArea, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { textOf } from '../api/api-error.js';
import { useCatalogue } from '../catalogue/use-catalogue.js';
import { type RunDetail, useRunDetail } from '../history/use-run-detail.js';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './compare-page.module.css';
import { ComparedOutputs } from './compared-outputs.js';
import { FactsTable } from './facts-table.js';
import { ParametersTable } from './parameters-table.js';
import { RunPicker } from './run-picker.js';
import { TrialForm } from './trial-form.js';
import { TrialTable } from './trial-table.js';

/** Two runs held against each other: `?a=<run>&b=<run>`; with `&trial=<batch>` among the variants of a trial. */
export function ComparePage() {
  const { t } = useTranslation(['compare', 'runs']);
  const [, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const [a, b] = [query.get('a') ?? undefined, query.get('b') ?? undefined];
  const trial = query.get('trial') ?? undefined;
  const choose = (first: string | undefined, second: string | undefined, batch = trial) => {
    const next = new URLSearchParams({
      ...(first && { a: first }),
      ...(second && { b: second }),
      ...(batch && { trial: batch }),
    });
    navigate(`/compare?${next}`, { replace: true });
  };
  const [left, right] = [useRunDetail(a), useRunDetail(b)];
  return (
    <ScrollArea className={classes.page ?? ''} type="auto">
      <Stack p="md" gap="md" maw={1500} mx="auto">
        <Title order={1} size="h4">
          {t('title')}
        </Title>
        <Group gap="xs" wrap="nowrap" align="end">
          <RunPicker side="A" value={a} onChoose={(id) => choose(id, b)} />
          <Tooltip label={t('swap')}>
            <ActionIcon size={36} variant="default" aria-label={t('swap')} onClick={() => choose(b, a)}>
              <IconArrowsExchange size={18} />
            </ActionIcon>
          </Tooltip>
          <RunPicker side="B" value={b} onChoose={(id) => choose(a, id)} />
        </Group>
        {left.data && <TryOthers detail={left.data} onSubmitted={(batch) => choose(a, undefined, batch)} />}
        {trial !== undefined && (
          <TrialTable
            batch={trial}
            a={a}
            b={b}
            onChoose={(side, run) => (side === 'a' ? choose(run, b) : choose(a, run))}
          />
        )}
        <Failure error={left.error} />
        <Failure error={right.error} />
        {left.data && right.data ? <Compared a={left.data} b={right.data} /> : <Text>{t('chooseTwo')}</Text>}
      </Stack>
    </ScrollArea>
  );
}

/** Makes run A again with other engines and settings. */
function TryOthers({
  detail,
  onSubmitted,
}: {
  readonly detail: RunDetail;
  readonly onSubmitted: (batch: string) => void;
}) {
  const { t } = useTranslation('compare');
  const catalogue = useCatalogue();
  const [isOpen, setOpen] = useState(false);
  const submitted = (batch: string) => {
    setOpen(false);
    onSubmitted(batch);
  };
  return (
    <>
      <Button
        variant="light"
        size="xs"
        style={{ alignSelf: 'start' }}
        leftSection={<IconFlask size={16} />}
        disabled={!catalogue}
        onClick={() => setOpen(true)}
      >
        {t('try')}
      </Button>
      {isOpen && catalogue && (
        <TrialForm detail={detail} catalogue={catalogue} onClose={() => setOpen(false)} onSubmitted={submitted} />
      )}
    </>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const read = useLocalText();
  return error ? <Alert color="red">{read(textOf(error))}</Alert> : null;
}

function Compared({ a, b }: { readonly a: RunDetail; readonly b: RunDetail }) {
  return (
    <>
      <ComparedOutputs a={a} b={b} />
      <div className={classes.tables}>
        <ParametersTable a={a.workflow.prompt} b={b.workflow.prompt} />
        <FactsTable a={a} b={b} />
      </div>
    </>
  );
}
