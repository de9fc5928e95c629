import { Autocomplete, Code, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProfiles } from '../settings/use-profiles.js';
import type { DraftFieldsProps } from './schedule-fields.js';

/** Which broker is listened to, and under which topics. */
export function MqttFields({ draft: { profile, prefix }, onChange }: DraftFieldsProps) {
  const { t } = useTranslation('automations');
  const { data } = useProfiles();
  const names = (data?.profiles ?? []).filter(({ kind }) => kind === 'mqtt').map(({ name }) => name);
  return (
    <>
      <Group grow align="flex-start">
        <Autocomplete
          label={t('profile')}
          description={t('profileHint')}
          required
          data={names}
          value={profile}
          onChange={(value) => onChange({ profile: value })}
        />
        <TextInput
          label={t('prefix')}
          description={t('prefixHint')}
          required
          value={prefix}
          onChange={(event) => onChange({ prefix: event.currentTarget.value })}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('topics')} <Code>{`${prefix}/run`}</Code> <Code>{`${prefix}/cancel`}</Code> <Code>{`${prefix}/status`}</Code>{' '}
        <Code>{`${prefix}/runs/…`}</Code>
      </Text>
    </>
  );
}
