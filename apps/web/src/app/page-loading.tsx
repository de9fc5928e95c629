import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Shown while the code or the texts of a page are on their way. */
export function PageLoading() {
  const { t } = useTranslation('app', { useSuspense: false });
  return (
    <Center flex={1}>
      <Loader aria-label={t('loading')} />
    </Center>
  );
}
