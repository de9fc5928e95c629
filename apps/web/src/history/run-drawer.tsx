import { ActionIcon, Alert, Button, Center, Drawer, Group, Loader, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconArrowUpRight, IconDownload, IconFlask, IconRefresh, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { textOf } from '../api/api-error.js';
import { serverUrl } from '../api/request.js';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { runTitle } from '../queue/run-title.js';
import { durationText } from '../runs/duration-text.js';
import { NodeTimes } from './node-times.js';
import { OutputView } from './output-view.js';
import classes from './run-drawer.module.css';
import { runOutputs } from './run-outputs.js';
import { RunStateBadge } from './run-state-badge.js';
import { timeText } from './time-text.js';
import { useDeleteRuns } from './use-delete-runs.js';
import { useNodeTitles } from './use-node-titles.js';
import { useOpenRun } from './use-open-run.js';
import { useRunAgain } from './use-run-again.js';
import { type RunDetail, useRunDetail } from './use-run-detail.js';
import { zipPath } from './zip-path.js';

/** Players and charts come along only when somebody looks inside a node. */
const InspectPanel = lazy(async () => ({ default: (await import('../inspect/inspect-panel.js')).InspectPanel }));

/** A run looked into: what it made, where its time went, why it failed. */
export function RunDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation(['history', 'runs']);
  const read = useLocalText();
  const { data, error } = useRunDetail(id);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      title={data ? runTitle(data.summary, t) : t('loading')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && <Alert color="red">{read(textOf(error))}</Alert>}
      {!data && !error && (
        <Center p="xl">
          <Loader aria-label={t('loading')} />
        </Center>
      )}
      {data && <RunInside key={id} detail={data} onClose={onClose} />}
    </Drawer>
  );
}

/** The run, or one of its nodes that was gone into. */
function RunInside({ detail, onClose }: { readonly detail: RunDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('history');
  const [node, setNode] = useState<string>();
  if (node === undefined) return <RunView detail={detail} onClose={onClose} onLookInside={setNode} />;
  return (
    <Suspense fallback={<Loader aria-label={t('loading')} />}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} />}
        onClick={() => setNode(undefined)}
      >
        {t('backToRun')}
      </Button>
      <InspectPanel runId={detail.summary.id} nodeId={node} />
    </Suspense>
  );
}

interface RunViewProps {
  readonly detail: RunDetail;
  readonly onClose: () => void;
  readonly onLookInside: (node: string) => void;
}

function RunView({ detail, onClose, onLookInside }: RunViewProps) {
  const { t } = useTranslation('history');
  const read = useLocalText();
  const language = useLanguage();
  const { summary, nodes } = detail;
  const { startedAt, endedAt, failure } = summary;
  const outputs = runOutputs(nodes);
  const titles = useNodeTitles();
  const titleOf = (node: string) => titles.node(detail.workflow.prompt, node);
  return (
    <Stack gap="md">
      <Group gap="sm">
        <RunStateBadge run={summary} />
        <Text size="sm">{timeText(summary.createdAt, language)}</Text>
        {startedAt !== undefined && endedAt !== undefined && (
          <Text size="sm">{t('took', { time: durationText(endedAt - startedAt, language) })}</Text>
        )}
      </Group>
      {failure && (
        <Alert color="red" title={t('failedAt', { node: titleOf(failure.display) })}>
          {read(failure.text)}
        </Alert>
      )}
      <Actions detail={detail} onClose={onClose} />
      <section aria-label={t('outputs')}>
        <Text component="h3" fw={600} size="sm" mb="xs">
          {t('outputs')}
        </Text>
        {outputs.length === 0 && <Text className={classes.quiet ?? ''}>{t('noOutputs')}</Text>}
        <Stack gap="sm">
          {outputs.map((output) => (
            <OutputView key={output.key} output={output} />
          ))}
        </Stack>
      </section>
      {nodes.length > 0 && <NodeTimes nodes={nodes} titleOf={titleOf} onLookInside={onLookInside} />}
    </Stack>
  );
}

function Actions({ detail, onClose }: { readonly detail: RunDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('history');
  const { mutate: open, isPending } = useOpenRun();
  const runAgain = useRunAgain();
  const askAndDelete = useDeleteRuns();
  const [, navigate] = useLocation();
  const { id, state, filesCount } = detail.summary;
  const isOver = state !== 'running' && state !== 'pending';
  const path = zipPath([id]);
  return (
    <Group gap="xs">
      <Button size="xs" leftSection={<IconArrowUpRight size={15} />} loading={isPending} onClick={() => open(id)}>
        {t('openWorkflow')}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} onClick={() => void runAgain(detail)}>
        {t('runAgain')}
      </Button>
      {isOver && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFlask size={15} />}
          onClick={() => navigate(`/compare?${new URLSearchParams({ a: id })}`)}
        >
          {t('tryOthers')}
        </Button>
      )}
      {filesCount > 0 && path !== undefined && (
        <Button
          size="xs"
          variant="default"
          component="a"
          href={serverUrl(path)}
          download
          leftSection={<IconDownload size={15} />}
        >
          {t('downloadZip')}
        </Button>
      )}
      {isOver && (
        <Tooltip label={t('delete')}>
          <ActionIcon
            size={30}
            variant="light"
            color="red"
            aria-label={t('delete')}
            onClick={() => askAndDelete([id], onClose)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
