import { Alert, Loader, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { SavedWorkflows } from './saved-workflows.js';
import { TemplateCard } from './template-card.js';
import { TemplateTags } from './template-tags.js';
import { listTemplates } from './templates.js';
import classes from './templates-page.module.css';

/** Workflows to start from: those that come with the program, and the user's own. */
export function TemplatesPage() {
  const { t } = useTranslation('workflows');
  const read = useLocalText();
  const { data, error } = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => listTemplates(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [tag, setTag] = useState('');
  const tags = [...new Set(data?.flatMap((template) => template.tags))];
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header>
          <Title order={1} size="h2">
            {t('templates.title')}
          </Title>
          <p className={classes.lead}>{t('templates.lead')}</p>
        </header>
        {error && <Alert color="red">{read(textOf(error))}</Alert>}
        {!data && !error && <Loader aria-label={t('browser.loading')} />}
        {data && <TemplateTags tags={tags} chosen={tag} onChoose={setTag} />}
        <ul className={classes.grid}>
          {data?.map(
            (template, place) =>
              (tag === '' || template.tags.includes(tag)) && (
                <TemplateCard key={template.file} template={template} isMain={place === 0} />
              ),
          )}
        </ul>
        <SavedWorkflows />
      </div>
    </div>
  );
}
