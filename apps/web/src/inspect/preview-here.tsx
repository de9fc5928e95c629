import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconEye, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveNode, LiveRun } from '../runs/live-run.js';
import { useCancelRun } from '../runs/use-cancel-run.js';
import { useRunWorkflow } from '../runs/use-run-workflow.js';

interface PreviewHereProps {
  /** The node, as prompts name it. */
  readonly node: string;
  readonly run: LiveRun | undefined;
  /** Whether there is something to be seen already. */
  readonly hasValues: boolean;
}

/** Runs the workflow up to this node, so that it can be looked into before anything is rendered. */
export function PreviewHere({ node, run, hasValues }: PreviewHereProps) {
  const { t } = useTranslation('inspect');
  const runWorkflow = useRunWorkflow();
  const [isSending, setIsSending] = useState(false);
  const isUnderWay = run?.state === 'pending' || run?.state === 'running';
  const start = async () => {
    setIsSending(true);
    try {
      await runWorkflow({ targets: [node] });
    } finally {
      setIsSending(false);
    }
  };
  if (run && isUnderWay) return <UnderWay run={run} live={run.nodes[node]} />;
  return (
    <Button
      size="xs"
      variant={hasValues ? 'default' : 'filled'}
      leftSection={<IconEye size={16} />}
      loading={isSending}
      onClick={() => void start()}
    >
      {t(hasValues ? 'previewAgain' : 'previewHere')}
    </Button>
  );
}

function UnderWay({ run, live }: { readonly run: LiveRun; readonly live: LiveNode | undefined }) {
  const { t } = useTranslation('inspect');
  const cancel = useCancelRun();
  const [isStopping, setIsStopping] = useState(false);
  const stop = async () => {
    setIsStopping(true);
    await cancel(run.id);
    setIsStopping(false);
  };
  const nodes = Object.values(run.nodes);
  const ready = nodes.filter(({ state }) => state === 'done' || state === 'cached').length;
  const own = live?.progress;
  const share = own ? own.value / Math.max(1, own.max) : ready / Math.max(1, nodes.length);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <Loader size="xs" />
          <Text size="sm" role="status">
            {run.state === 'pending' ? t('queued') : t('underWay', { ready, total: nodes.length })}
          </Text>
        </Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconX size={14} />}
          loading={isStopping}
          onClick={() => void stop()}
        >
          {t('cancel')}
        </Button>
      </Group>
      <Progress value={share * 100} size="sm" aria-label={t('progress')} animated />
    </Stack>
  );
}
