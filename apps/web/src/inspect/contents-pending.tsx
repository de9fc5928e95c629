import { Alert, Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** Stands where something is still being asked for, or says why it did not come. */
export function ContentsPending({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  if (error) return <Alert color="red">{read(textOf(error))}</Alert>;
  return (
    <Center h={120}>
      <Loader size="sm" aria-label={t('loading')} />
    </Center>
  );
}
