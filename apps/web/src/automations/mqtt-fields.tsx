import { Autocomplete, Code, Group, Table, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProfiles } from '../settings/use-profiles.js';
import type { DraftFieldsProps } from './schedule-fields.js';

/** What lies below the prefix; runs have a topic each. */
const topics = [
  ['run', 'run'],
  ['cancel', 'cancel'],
  ['status', 'status'],
  ['runs', 'runs/…'],
  ['errors', 'errors'],
] as const;

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
        {t('topics.title')}
      </Text>
      <Table withRowBorders={false} verticalSpacing={2} fz="sm" c="dimmed">
        <Table.Tbody>
          {topics.map(([name, path]) => (
            <Table.Tr key={name}>
              <Table.Td w="1%">
                <Code>{`${prefix}/${path}`}</Code>
              </Table.Td>
              <Table.Td>{t(`topics.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
