import { Alert, Button, Center, Stack } from '@mantine/core';
import type { FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** What stands in place of a page that failed; what the user made is safe in the autosave. */
export function PageFailure({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation('app');
  const read = useLocalText();
  return (
    <Center flex={1} p="lg">
      <Alert color="red" title={t('failed')} maw={560}>
        <Stack align="flex-start">
          {read(textOf(error))}
          <Button onClick={resetErrorBoundary}>{t('again')}</Button>
        </Stack>
      </Alert>
    </Center>
  );
}
