import { Anchor, Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { WorkerState } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { shownBytes } from './shown-size.js';
import { useWorkers } from './use-system.js';

const colours = { starting: 'gray', idle: 'teal', running: 'blue', stopping: 'orange' } as const;

/** The processes that do the work, with what they keep in memory. */
export function WorkersCard() {
  const { t } = useTranslation('system');
  const { data = [] } = useWorkers();
  return (
    <Stack component="section" gap="xs" aria-label={t('workers')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('workers')}
        </Title>
        <Anchor component={Link} href="/models" size="sm">
          {t('manageModels')}
        </Anchor>
      </Group>
      {data.map((worker) => (
        <Worker key={worker.id} worker={worker} />
      ))}
    </Stack>
  );
}

function Worker({ worker }: { readonly worker: WorkerState }) {
  const { t } = useTranslation('system');
  const { id, pid, state, runId, memoryBytes, models = [], gpus = [] } = worker;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('worker', { id })}
        </Text>
        <Badge size="sm" variant="light" color={colours[state]} tt="none">
          {t(`workerStates.${state}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {pid !== undefined && `PID ${pid}`} {memoryBytes !== undefined && shownBytes(memoryBytes)}
        </Text>
        {runId !== undefined && (
          <Text size="xs" c="dimmed" ff="monospace" truncate maw={260}>
            {runId}
          </Text>
        )}
      </Group>
      {gpus.map((gpu) => (
        <Text key={gpu.name} size="xs" c="dimmed">
          {gpu.name}: {t('free', { free: shownBytes(gpu.freeBytes), total: shownBytes(gpu.memoryBytes) })}
        </Text>
      ))}
      {models.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('noModels')}
        </Text>
      ) : (
        <ModelTable models={models} limits={worker.modelLimits ?? {}} />
      )}
    </Stack>
  );
}

interface ModelTableProps {
  readonly models: NonNullable<WorkerState['models']>;
  readonly limits: NonNullable<WorkerState['modelLimits']>;
}

function ModelTable({ models, limits }: ModelTableProps) {
  const { t } = useTranslation('system');
  const held = models.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <Table withTableBorder verticalSpacing={4} fz="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('model')}</Table.Th>
          <Table.Th>{t('provider')}</Table.Th>
          <Table.Th ta="right">{t('size')}</Table.Th>
          <Table.Th ta="right">{t('loadTime')}</Table.Th>
          <Table.Th ta="right">{t('modelRuns')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {models.map(({ name, provider, bytes, loadMs, runs, meanMs }) => (
          <Table.Tr key={`${name} ${provider}`}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
            <Table.Td>{provider}</Table.Td>
            <Table.Td ta="right">{shownBytes(bytes)}</Table.Td>
            <Table.Td ta="right">{t('seconds', { seconds: (loadMs / 1000).toFixed(2) })}</Table.Td>
            <Table.Td ta="right">
              {runs === 0 ? '–' : t('runsOf', { count: runs, milliseconds: meanMs.toFixed(1) })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      {limits.ram !== undefined && (
        <Table.Caption>{t('modelsHeld', { held: shownBytes(held), limit: shownBytes(limits.ram) })}</Table.Caption>
      )}
    </Table>
  );
}
