import { Chip, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface TemplateTagsProps {
  /** All that templates have, the first template's first. */
  readonly tags: readonly string[];
  /** `''`: all templates. */
  readonly chosen: string;
  readonly onChoose: (tag: string) => void;
}

/** Narrows the templates down to what they are about. */
export function TemplateTags({ tags, chosen, onChoose }: TemplateTagsProps) {
  const { t } = useTranslation('workflows');
  return (
    <Chip.Group value={chosen} onChange={onChoose}>
      <Group gap="xs" role="group" aria-label={t('templates.filter')}>
        <Chip size="sm" variant="light" value="">
          {t('templates.all')}
        </Chip>
        {tags.map((tag) => (
          <Chip key={tag} size="sm" variant="light" value={tag}>
            {t(`templates.tags.${tag}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
