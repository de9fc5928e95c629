import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AutomationCard } from './automation-card.js';
import { AutomationForm } from './automation-form.js';
import classes from './automations-page.module.css';
import { type NamedAutomation, useAutomations } from './use-automations.js';

/** Schedules, watched folders and remote control: what begins runs while nobody is there. */
export function AutomationsPage() {
  const { t } = useTranslation('automations');
  const { data } = useAutomations();
  const [edited, edit] = useState<NamedAutomation | 'new'>();
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="xs">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Button leftSection={<IconPlus size={16} />} onClick={() => edit('new')}>
          {t('add')}
        </Button>
      </Group>
      <Text c="dimmed" mb="md">
        {t('about')}
      </Text>
      <Stack component="ul" className={classes.list ?? ''}>
        {data?.map((state) => (
          <AutomationCard key={state.id} state={state} onEdit={edit} />
        ))}
      </Stack>
      {data?.length === 0 && <Text>{t('none')}</Text>}
      {edited && <AutomationForm edited={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />}
    </div>
  );
}
