import { Badge, Card, Code, Group, Text, Title } from '@mantine/core';
import type { KnownModel, ModelLibraryAnswer, ShownModel } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { KnownModels } from './known-models.js';
import { ModelRow } from './model-row.js';
import classes from './models-page.module.css';

interface ModelKindCardProps {
  readonly kind: ModelLibraryAnswer['kinds'][number];
  readonly models: readonly ShownModel[];
  readonly known: readonly KnownModel[];
}

/** The models of one kind, and below them what could be fetched. */
export function ModelKindCard({ kind: { kind, label, folders }, models, known }: ModelKindCardProps) {
  const { t } = useTranslation('models');
  const read = useLocalText();
  return (
    <Card component="section" withBorder aria-label={read(label)}>
      <Group gap="xs" mb={4}>
        <Title order={2} size="h5">
          {read(label)}
        </Title>
        <Badge variant="default" size="sm">
          {models.length}
        </Badge>
        <Code>{`models/${kind}/`}</Code>
      </Group>
      <Text size="sm" c="dimmed">
        {folders ? t('usesAndFolder', { uses: t(`uses.${kind}`), folder: t('asFolder') }) : t(`uses.${kind}`)}
      </Text>
      {models.length > 0 && (
        <ul className={classes.list}>
          {models.map((model) => (
            <li key={model.name} className={classes.row}>
              <ModelRow model={model} />
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && <KnownModels known={known} />}
    </Card>
  );
}
