import { Alert, Button, Center, Loader, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useCatalogueProblem } from '../catalogue/use-catalogue.js';
import { useLocalText } from '../i18n/use-local-text.js';

/** Stands in place of the editor while the server has not told its node types, or has refused to. */
export function WithoutCatalogue() {
  const { t } = useTranslation('editor');
  const read = useLocalText();
  const { problem, askAgain } = useCatalogueProblem();
  return (
    <Center flex={1} p="lg">
      {problem === undefined ? (
        <Loader aria-label={t('loadingNodes')} />
      ) : (
        <Alert color="red" title={t('noNodes')} maw={560}>
          <Stack align="flex-start">
            {read(textOf(problem))}
            <Button onClick={askAgain}>{t('failure.again')}</Button>
          </Stack>
        </Alert>
      )}
    </Center>
  );
}
