import { ActionIcon, Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { timeText } from '../history/time-text.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { showProblem } from '../workflows/show-problem.js';
import { useBatch } from './batch-store.js';
import { type KeptBatch, listBatches, loadBatch, removeBatch } from './kept-batches.js';

/** The batches that the server keeps. */
export function EarlierBatches() {
  const { t } = useTranslation('batch');
  const { data = [] } = useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => listBatches(signal),
    refetchOnMount: 'always',
  });
  if (data.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('earlier')}
      </Title>
      <Table.ScrollContainer minWidth={480}>
        <Table highlightOnHover verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('title')}</Table.Th>
              <Table.Th>{t('workflow')}</Table.Th>
              <Table.Th>{t('rows')}</Table.Th>
              <Table.Th>{t('changed')}</Table.Th>
              <Table.Th aria-label={t('remove')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((kept) => (
              <EarlierBatch key={kept.id} kept={kept} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function EarlierBatch({ kept }: { readonly kept: KeptBatch }) {
  const { t } = useTranslation('batch');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const onError = (error: unknown) => showProblem(textOf(error));
  const open = useMutation({ mutationFn: () => loadBatch(kept.id), onSuccess: useBatch.getState().open, onError });
  const remove = useMutation({
    mutationFn: () => removeBatch(kept.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['batches'] }),
    onError,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('removeTitle', { title: kept.title }),
      children: <Text size="sm">{t('removeHint')}</Text>,
      labels: { confirm: t('remove'), cancel: t('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" type="button" fw={600} ta="left" onClick={() => open.mutate()}>
          {kept.title}
        </Anchor>
      </Table.Td>
      <Table.Td>{kept.workflow}</Table.Td>
      <Table.Td>{kept.rows}</Table.Td>
      <Table.Td>{timeText(kept.modified, language)}</Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="red" aria-label={t('removeNamed', { title: kept.title })} onClick={ask}>
          <IconTrash size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
