import { ActionIcon, Alert, Group, ScrollArea, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { textOf } from '../api/api-error.js';
import { type RunDetail, useRunDetail } from '../history/use-run-detail.js';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './compare-page.module.css';
import { ComparedOutputs } from './compared-outputs.js';
import { FactsTable } from './facts-table.js';
import { ParametersTable } from './parameters-table.js';
import { RunPicker } from './run-picker.js';

/** Two runs held against each other: `?a=<run>&b=<run>`. */
export function ComparePage() {
  const { t } = useTranslation(['compare', 'runs']);
  const [, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const [a, b] = [query.get('a') ?? undefined, query.get('b') ?? undefined];
  const choose = (first: string | undefined, second: string | undefined) => {
    const next = new URLSearchParams({ ...(first && { a: first }), ...(second && { b: second }) });
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
        <Failure error={left.error} />
        <Failure error={right.error} />
        {left.data && right.data ? <Compared a={left.data} b={right.data} /> : <Text>{t('chooseTwo')}</Text>}
      </Stack>
    </ScrollArea>
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
