import { Button, FileButton, Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconFileImport, IconPencil, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverUrl } from '../api/request.js';
import { useCatalogue } from '../catalogue/use-catalogue.js';
import { timeText } from '../history/time-text.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { listTemplates } from '../workflows/templates.js';
import { listWorkflows, workflowsKey } from '../workflows/workflow-files.js';
import type { BatchWorkflow } from './batch.js';
import classes from './batch-start.module.css';
import { editorWorkflow, fileWorkflow, savedWorkflow, templateWorkflow } from './batch-workflows.js';

interface WorkflowChoiceProps {
  readonly isLoading: boolean;
  onChoose(load: () => Promise<BatchWorkflow>): void;
}

/** The workflows a batch can be made of. */
export function WorkflowChoice({ isLoading, onChoose }: WorkflowChoiceProps) {
  const { t } = useTranslation('batch');
  return (
    <Stack gap="md" aria-busy={isLoading}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('chooseWorkflow')}
        </Title>
        <FileButton accept=".json" onChange={(file) => file && onChoose(() => fileWorkflow(file))}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconFileImport size={16} />}>
              {t('fromFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
        <EditorEntry onChoose={onChoose} />
        <SavedEntries onChoose={onChoose} />
        <TemplateEntries onChoose={onChoose} />
      </SimpleGrid>
    </Stack>
  );
}

type EntriesProps = Pick<WorkflowChoiceProps, 'onChoose'>;

function EditorEntry({ onChoose }: EntriesProps) {
  const { t } = useTranslation('batch');
  const open = editorWorkflow(useCatalogue());
  if (!open) return null;
  return (
    <Entry
      mark={<IconPencil size={22} />}
      title={open.title}
      hint={t('openInEditor')}
      onChoose={() => onChoose(async () => open)}
    />
  );
}

function SavedEntries({ onChoose }: EntriesProps) {
  const language = useLanguage();
  const { data } = useQuery({ queryKey: workflowsKey, queryFn: ({ signal }) => listWorkflows(signal) });
  const newest = [...(data?.files ?? [])].sort((a, b) => b.modified - a.modified);
  return newest.map(({ path, modified }) => (
    <Entry
      key={path}
      mark={<IconSitemap size={22} />}
      title={path}
      hint={timeText(modified, language)}
      onChoose={() => onChoose(() => savedWorkflow(path))}
    />
  ));
}

function TemplateEntries({ onChoose }: EntriesProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const { data = [] } = useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => listTemplates(signal) });
  return data.map(({ file, title, picture }) => (
    <Entry
      key={file}
      mark={<img src={serverUrl(`templates/${picture}`)} alt="" className={classes.picture} />}
      title={read(title)}
      hint={t('aTemplate')}
      onChoose={() => onChoose(() => templateWorkflow(file, read(title)))}
    />
  ));
}

interface EntryProps {
  readonly mark: ReactNode;
  readonly title: string;
  readonly hint: string;
  onChoose(): void;
}

function Entry({ mark, title, hint, onChoose }: EntryProps) {
  return (
    <UnstyledButton className={classes.entry ?? ''} onClick={onChoose}>
      <span className={classes.mark}>{mark}</span>
      <span className={classes.words}>
        <Text span fw={600} truncate>
          {title}
        </Text>
        <Text span size="xs" c="dimmed" truncate>
          {hint}
        </Text>
      </span>
    </UnstyledButton>
  );
}
