import { Badge, Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { textOf } from '../api/api-error.js';
import { serverUrl } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { openWorkflow } from './open-workflow.js';
import { showProblem } from './show-problem.js';
import { readTemplate, type Template } from './templates.js';
import classes from './templates-page.module.css';

/** A template: what it does, what it looks like, and the button that opens a copy of it. */
export function TemplateCard({ template, isMain }: { readonly template: Template; readonly isMain: boolean }) {
  const { t } = useTranslation('workflows');
  const read = useLocalText();
  const [, navigate] = useLocation();
  const { file, title, summary, picture, tags } = template;
  const use = useMutation({
    mutationFn: async () => {
      const opened = await openWorkflow(await readTemplate(file), { title: read(title) });
      if (opened) navigate('/editor');
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
            aria-label={t('templates.useNamed', { title: read(title) })}
            onClick={() => use.mutate()}
          >
            {t('templates.use')}
          </Button>
        </Group>
      </div>
    </li>
  );
}
