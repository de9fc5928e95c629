import { Code, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftFieldsProps } from './schedule-fields.js';

/** Which broker is listened to, and under which topics. */
export function MqttFields({ draft: { profile, prefix }, onChange }: DraftFieldsProps) {
  const { t } = useTranslation('automations');
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label={t('profile')}
          description={t('profileHint')}
          required
          value={profile}
          onChange={(event) => onChange({ profile: event.currentTarget.value })}
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
