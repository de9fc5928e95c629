import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { timeText } from '../history/time-text.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { GraphThumbnail } from './graph-thumbnail.js';
import { openListedWorkflow } from './open-listed-workflow.js';
import { readWorkflow } from './read-workflow.js';
import classes from './templates-page.module.css';
import { listWorkflows, readWorkflowFile, type WorkflowFile, workflowsKey } from './workflow-files.js';
import { folderOf, titleOf } from './workflow-path.js';

/** Pictures are made from the files, so only so many at first. */
const shownAtFirst = 12;

/** The user's own workflows, the last changed first, each with a picture of its graph. */
export function SavedWorkflows() {
  const { t } = useTranslation('workflows');
  const [showsAll, setShowsAll] = useState(false);
  const { data } = useQuery({ queryKey: workflowsKey, queryFn: ({ signal }) => listWorkflows(signal), staleTime: 0 });
  const files = [...(data?.files ?? [])].sort((a, b) => b.modified - a.modified);
  return (
    <section aria-labelledby="saved-workflows">
      <Title order={2} size="h3" id="saved-workflows" mb="sm">
        {t('templates.own')}
      </Title>
      {data && files.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('templates.noneSaved')}
        </Text>
      )}
      <ul className={classes.grid} data-small>
        {files.slice(0, showsAll ? files.length : shownAtFirst).map((file) => (
          <SavedCard key={file.path} file={file} />
        ))}
      </ul>
      {!showsAll && files.length > shownAtFirst && (
        <Button variant="subtle" mt="sm" onClick={() => setShowsAll(true)}>
          {t('templates.showAll', { count: files.length })}
        </Button>
      )}
    </section>
  );
}

function SavedCard({ file: { path, modified } }: { readonly file: WorkflowFile }) {
  const [, navigate] = useLocation();
  const { data } = useQuery({
    queryKey: ['workflow-picture', path, modified],
    queryFn: async () => {
      const read = readWorkflow((await readWorkflowFile(path)).text);
      return read.format === 'ui' ? read.json : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const time = timeText(modified, useLanguage());
  const folder = folderOf(path);
  return (
    <li>
      <button
        type="button"
        className={classes.saved}
        onClick={() => void openListedWorkflow(path).then((opened) => opened && navigate('/editor'))}
      >
        <span className={classes.graph}>
          <GraphThumbnail workflow={data ?? undefined} />
        </span>
        <span className={classes.savedTitle}>{titleOf(path)}</span>
        <span className={classes.savedDetail}>{folder ? `${folder} · ${time}` : time}</span>
      </button>
    </li>
  );
}
