import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { viewPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { VideoPlayer } from '../media-view/video-player.js';
import type { LiveRun } from '../runs/live-run.js';
import { OpenWorkflowButton } from './open-workflow-button.js';
import { RunFailed } from './run-failed.js';
import classes from './run-result.module.css';
import { useStart } from './start-state.js';
import { videoOf } from './video-of.js';

/** The finished video: play it, keep it, see how it was made. */
export function RunResult({ run }: { readonly run: LiveRun }) {
  const { t } = useTranslation('start');
  const setRun = useStart((state) => state.setRun);
  const video = videoOf(Object.values(run.nodes));
  // Somebody emptied the folder, or the run was of another kind.
  if (!video) return <RunFailed run={run} />;
  return (
    <section className={classes.result} aria-label={t('result.title')}>
      <Stack gap="md">
        <Title order={2} size="h3" ta="center">
          {t('result.title')}
        </Title>
        <div className={classes.player}>
          <VideoPlayer src={video} label={video.filename} maxHeight={480} preload="metadata" />
        </div>
        <Group justify="center" gap="sm">
          <Button
            component="a"
            href={serverUrl(viewPath(video))}
            download={video.filename}
            leftSection={<IconDownload size={18} />}
          >
            {t('result.download')}
          </Button>
          <Button variant="default" leftSection={<IconRefresh size={18} />} onClick={() => setRun(undefined)}>
            {t('result.another')}
          </Button>
          <OpenWorkflowButton runId={run.id} />
        </Group>
        <Hints run={run} />
      </Stack>
    </section>
  );
}

/** What the talking head noticed about the face and the voice, so that the next video becomes better. */
function Hints({ run }: { readonly run: LiveRun }) {
  const { t } = useTranslation('start');
  const read = useLocalText();
  const notes = Object.values(run.nodes).flatMap((node) => node.notes);
  if (notes.length === 0) return null;
  return (
    <Alert variant="light" color="blue" icon={<IconInfoCircle size={18} />} title={t('result.hints')}>
      {notes.map((note) => (
        <Text key={note.en} size="sm">
          {read(note)}
        </Text>
      ))}
    </Alert>
  );
}
