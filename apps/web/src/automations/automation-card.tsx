import { ActionIcon, Alert, Anchor, Badge, Button, Card, Group, Switch, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { AutomationState } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { triggerText } from './trigger-text.js';
import { type NamedAutomation, useAutomationChange } from './use-automations.js';

interface AutomationCardProps {
  readonly state: AutomationState;
  onEdit(automation: NamedAutomation): void;
}

/** One automation: what it waits for, what it begins, when it did last, and what is wrong with it. */
export function AutomationCard({ state, onEdit }: AutomationCardProps) {
  const { t } = useTranslation('automations');
  const read = useLocalText();
  const language = useLanguage();
  const { id, automation, nextAt, lastRun, problem } = state;
  const time = (at: number) => new Date(at).toLocaleString(language);
  return (
    <Card component="li" withBorder>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600}>{automation?.name ?? id}</Text>
            {automation && <Badge variant="light">{t(`kinds.${automation.when.kind}`)}</Badge>}
          </Group>
          {automation && <Text size="sm">{triggerText(automation.when, t, language)}</Text>}
          {automation?.workflow && (
            <Text size="sm" c="dimmed">
              {t('runs', { workflow: automation.workflow.replace(/\.json$/, '') })}
            </Text>
          )}
          {nextAt !== undefined && <Text size="sm">{t('next', { time: time(nextAt) })}</Text>}
          {lastRun && (
            <Anchor component={Link} href="/runs" size="sm">
              {t('last', { time: time(lastRun.at) })}
            </Anchor>
          )}
        </div>
        <Controls state={state} onEdit={onEdit} />
      </Group>
      {problem && (
        <Alert color="red" mt="sm" p="xs">
          <Text size="sm">{read(problem)}</Text>
        </Alert>
      )}
    </Card>
  );
}

function Controls({ state: { id, automation }, onEdit }: AutomationCardProps) {
  const { t } = useTranslation('automations');
  const { save, remove, begin } = useAutomationChange();
  const name = automation?.name ?? id;
  const ask = () =>
    modals.openConfirmModal({
      title: t('removeTitle'),
      children: t('removeText', { name }),
      labels: { confirm: t('remove'), cancel: t('keep') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(id),
    });
  return (
    <Group gap="xs" wrap="nowrap">
      {automation && (
        <>
          <Switch
            aria-label={t('enabled', { name })}
            checked={automation.enabled}
            onChange={(event) =>
              save.mutate({ id, automation: { ...automation, enabled: event.currentTarget.checked } })
            }
          />
          {automation.when.kind === 'schedule' && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlayerPlay size={14} />}
              loading={begin.isPending}
              onClick={() => begin.mutate(id)}
            >
              {t('now')}
            </Button>
          )}
          <Tooltip label={t('edit')}>
            <ActionIcon
              variant="default"
              aria-label={t('editNamed', { name })}
              onClick={() => onEdit({ id, automation })}
            >
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <Tooltip label={t('remove')}>
        <ActionIcon variant="default" aria-label={t('removeNamed', { name })} onClick={ask}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
