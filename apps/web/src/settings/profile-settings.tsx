import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ShownProfile } from '@talkgraph/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { ProfileForm } from './profile-form.js';
import { SettingRow, SettingsPart } from './setting-row.js';
import { useProfileChange, useProfiles } from './use-profiles.js';

/** How the server gets into storages, mail servers and the like. */
export function ProfileSettings() {
  const { t } = useTranslation('settings');
  const read = useLocalText();
  const { data } = useProfiles();
  const [edited, setEdited] = useState<ShownProfile | 'new' | undefined>();
  if (data === undefined) return null;
  const { profiles, kinds } = data;
  return (
    <SettingsPart title={t('profiles.title')}>
      <SettingRow label={t('profiles.about')} hint={t('profiles.hint')}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('profiles.add')}
        </Button>
      </SettingRow>
      {profiles.map((profile) => {
        const kind = kinds[profile.kind];
        return (
          <SettingRow key={profile.name} label={profile.name} hint={kind ? read(kind.label) : profile.kind}>
            <ProfileButtons profile={profile} isLocal={kind?.localOnly === true} onEdit={() => setEdited(profile)} />
          </SettingRow>
        );
      })}
      {edited && (
        <ProfileForm
          kinds={kinds}
          edited={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </SettingsPart>
  );
}

interface ProfileButtonsProps {
  readonly profile: ShownProfile;
  readonly isLocal: boolean;
  onEdit(): void;
}

function ProfileButtons({ profile: { name }, isLocal, onEdit }: ProfileButtonsProps) {
  const { t } = useTranslation('settings');
  const { remove, check } = useProfileChange();
  const works = () => notifications.show({ color: 'teal', message: t('profiles.works', { name }) });
  const [asked, setAsked] = useState(false);
  return (
    <Group gap="xs" wrap="nowrap">
      <Tooltip label={t('profiles.test')}>
        <ActionIcon
          variant="default"
          aria-label={t('profiles.testOf', { name })}
          loading={check.isPending}
          onClick={() => check.mutate(name, { onSuccess: works })}
        >
          <IconPlugConnected size={16} />
        </ActionIcon>
      </Tooltip>
      {!isLocal && (
        <Tooltip label={t('profiles.edit')}>
          <ActionIcon variant="default" aria-label={t('profiles.editOf', { name })} onClick={onEdit}>
            <IconPencil size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {asked ? (
        <Button size="compact-xs" color="red" loading={remove.isPending} onClick={() => remove.mutate(name)}>
          {t('profiles.removeNow')}
        </Button>
      ) : (
        <Tooltip label={t('profiles.remove')}>
          <ActionIcon variant="default" aria-label={t('profiles.removeOf', { name })} onClick={() => setAsked(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
