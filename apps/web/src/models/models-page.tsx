import { Alert, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { ModelDrop } from './model-drop.js';
import { ModelKindCard } from './model-kind-card.js';
import classes from './models-page.module.css';
import { useModels } from './use-models.js';

/** The models of one's own: what there is, whether it is whole and loaded, and what is worth fetching. */
export function ModelsPage() {
  const { t } = useTranslation('models');
  const read = useLocalText();
  const { data, error } = useModels(true);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3" mb="xs">
        {t('title')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('about')}
      </Text>
      {error && !data && <Alert color="red">{read(textOf(error))}</Alert>}
      {data && (
        <Stack gap="md">
          <ModelDrop limitBytes={data.uploadLimitBytes} />
          {data.kinds.map((kind) => (
            <ModelKindCard
              key={kind.kind}
              kind={kind}
              models={data.models.filter((model) => model.kind === kind.kind)}
              known={data.known.filter((model) => model.kind === kind.kind)}
            />
          ))}
        </Stack>
      )}
    </div>
  );
}
