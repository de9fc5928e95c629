import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconReload } from '@tabler/icons-react';
import type { PackState } from '@talkgraph/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { packsKey, usePacks } from './use-system.js';

/** The packs that nodes come from, and what is wrong with them. */
export function PacksCard() {
  const { t } = useTranslation('system');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const { data = [] } = usePacks();
  const reload = useMutation({
    mutationFn: () => sendJson<readonly PackState[]>('POST', 'api/packs/reload'),
    onSuccess: async (packs) => {
      queryClient.setQueryData(packsKey, packs);
      await queryClient.invalidateQueries({ queryKey: catalogueKey });
      const wrong = packs.filter(({ problem }) => problem).length;
      const message = wrong > 0 ? t('reloadedWrong', { count: wrong }) : t('reloaded', { count: packs.length });
      notifications.show({ color: wrong > 0 ? 'orange' : 'teal', message });
    },
    onError: (error) => notifications.show({ color: 'red', message: read(textOf(error)) }),
  });
  return (
    <Stack component="section" gap="xs" aria-label={t('packs')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('packs')}
        </Title>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconReload size={14} />}
          loading={reload.isPending}
          onClick={() => reload.mutate()}
        >
          {t('reload')}
        </Button>
      </Group>
      {data.map((pack) => (
        <Pack key={pack.folder ?? pack.name} pack={pack} />
      ))}
    </Stack>
  );
}

function Pack({ pack }: { readonly pack: PackState }) {
  const { t } = useTranslation('system');
  const read = useLocalText();
  const { name, version, folder, nodeTypes, problem } = pack;
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {version && (
          <Text size="xs" c="dimmed">
            {version}
          </Text>
        )}
        <Text size="xs" c="dimmed" title={nodeTypes.join(', ')}>
          {t('nodeTypes', { count: nodeTypes.length })}
        </Text>
        {folder !== undefined && (
          <Badge size="xs" variant="default" tt="none">
            {folder}
          </Badge>
        )}
      </Group>
      {problem && (
        <Alert color="red" mt={4} p="xs">
          <Text size="sm">{read(problem.text)}</Text>
        </Alert>
      )}
    </div>
  );
}
