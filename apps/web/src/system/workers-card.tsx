import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { WorkerState } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { shownBytes } from './shown-size.js';
import { useWorkers } from './use-system.js';

const colours = { starting: 'gray', idle: 'teal', running: 'blue', stopping: 'orange' } as const;

/** The processes that do the work, with what they keep in memory. */
export function WorkersCard() {
  const { t } = useTranslation('system');
  const { data = [] } = useWorkers();
  return (
    <Stack component="section" gap="xs" aria-label={t('workers')}>
      <Title order={2} size="h5">
        {t('workers')}
      </Title>
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
        <ModelTable models={models} />
      )}
    </Stack>
  );
}

function ModelTable({ models }: { readonly models: NonNullable<WorkerState['models']> }) {
  const { t } = useTranslation('system');
  return (
    <Table withTableBorder verticalSpacing={4} fz="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('model')}</Table.Th>
          <Table.Th>{t('provider')}</Table.Th>
          <Table.Th ta="right">{t('size')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {models.map(({ name, provider, bytes }) => (
          <Table.Tr key={`${name} ${provider}`}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{provider}</Table.Td>
            <Table.Td ta="right">{shownBytes(bytes)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
