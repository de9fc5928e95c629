import { Badge, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { textOf } from '../api/api-error.js';
import { serverUrl } from '../api/request.js';
import { catalogueKey } from '../catalogue/use-catalogue.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { fillTemplate } from './fill-template.js';
import { loadCatalogue } from './load-catalogue.js';
import { openWorkflow } from './open-workflow.js';
import { showProblem } from './show-problem.js';
import { sampleFor } from './template-samples.js';
import { readTemplate, type Template } from './templates.js';
import classes from './templates-page.module.css';

/** A template: what it does, what it looks like, and the button that opens a copy of it. */
export function TemplateCard({ template, isMain }: { readonly template: Template; readonly isMain: boolean }) {
  const { t } = useTranslation('workflows');
  const read = useLocalText();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const { file, title, summary, picture, tags } = template;
  const use = useMutation({
    mutationFn: async () => {
      const catalogue = await loadCatalogue();
      const workflow = await fillTemplate(await readTemplate(file), catalogue, language, (name) =>
        sampleFor(name, language),
      );
      if (!(await openWorkflow(workflow, { title: read(title), isCopy: true }))) return;
      // Pickers shall offer the samples that were just put there.
      await queryClient.refetchQueries({ queryKey: catalogueKey, type: 'all' });
      navigate('/editor');
    },
    onError: (thrown) => showProblem(textOf(thrown)),
  });
  return (
    <li className={classes.card} data-main={isMain || undefined}>
      <img className={classes.picture} src={serverUrl(`templates/${picture}`)} alt="" width={640} height={360} />
      <div className={classes.text}>
        <h2 className={classes.title}>{read(title)}</h2>
        <p className={classes.summary}>{read(summary)}</p>
        <Group justify="space-between" gap="xs" mt="auto">
          <Group gap={6}>
            {tags.map((tag) => (
              <Badge key={tag} variant="light" color="gray" tt="none" fw={500}>
                {t(`templates.tags.${tag}`)}
              </Badge>
            ))}
          </Group>
          <Button
            size="sm"
            variant={isMain ? 'filled' : 'light'}
            loading={use.isPending}
            aria-label={t('templates.useNamed', { title: read(title), isCopy: true })}
            onClick={() => use.mutate()}
          >
            {t('templates.use')}
          </Button>
        </Group>
      </div>
    </li>
  );
}
