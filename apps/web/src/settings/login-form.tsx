import { Alert, Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError, textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** Signs in with the token the server was started with. */
export function LoginForm({ onSignedIn }: { readonly onSignedIn: () => unknown }) {
  const { t } = useTranslation('settings');
  const read = useLocalText();
  const [token, setToken] = useState('');
  const login = useMutation({
    mutationFn: () => sendJson('POST', 'api/login', { token: token.trim() }),
    onSuccess: () => onSignedIn(),
  });
  const problem = login.error && (isWrongToken(login.error) ? t('login.wrong') : read(textOf(login.error)));
  return (
    <Paper
      component="form"
      w="100%"
      maw={420}
      p="lg"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') login.mutate();
      }}
    >
      <Stack>
        <Title order={1} size="h3">
          {t('login.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('login.hint')}
        </Text>
        <PasswordInput
          label={t('login.token')}
          autoComplete="current-password"
          autoFocus
          leftSection={<IconLock size={16} />}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Button type="submit" loading={login.isPending} disabled={token.trim() === ''}>
          {t('login.signIn')}
        </Button>
      </Stack>
    </Paper>
  );
}

/** The server's own sentence is for programs. */
function isWrongToken(error: unknown): boolean {
  return isApiError(error) && error.status === 401;
}
