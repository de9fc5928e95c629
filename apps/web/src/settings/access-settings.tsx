import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { loginKey, useLoginState } from './login-gate.js';
import { SettingRow, SettingsPart } from './setting-row.js';

/** Signing out, where the server wants a token. */
export function AccessSettings() {
  const { t } = useTranslation('settings');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const { data } = useLoginState();
  const leave = useMutation({
    mutationFn: () => sendJson('POST', 'api/logout'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: loginKey }),
    onError: (error) => notifications.show({ color: 'red', message: read(textOf(error)) }),
  });
  if (!data?.tokenNeeded) return null;
  return (
    <SettingsPart title={t('access.title')}>
      <SettingRow label={t('access.signedIn')} hint={t('access.hint')}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLogout size={16} />}
          loading={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {t('access.signOut')}
        </Button>
      </SettingRow>
    </SettingsPart>
  );
}
