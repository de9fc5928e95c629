import { Alert, Button, Center, Stack } from '@mantine/core';
import type { FallbackProps } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { unreachable } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** What stands in place of a page that failed; what the user made is safe in the autosave. */
export function PageFailure({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation('app');
  const read = useLocalText();
  const isMissing = isCodeMissing(error);
  return (
    <Center flex={1} p="lg">
      <Alert color="red" title={t('failed')} maw={560}>
        <Stack align="flex-start">
          {read(isMissing ? unreachable : textOf(error))}
          {/* What was not loaded once is not asked for again before the page is. */}
          <Button onClick={isMissing ? () => location.reload() : resetErrorBoundary}>{t('again')}</Button>
        </Stack>
      </Alert>
    </Center>
  );
}

/** Whether a part of the page did not come: the server is away, or has another build of the page by now. */
function isCodeMissing(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script|preload css/i.test(error.message);
}
