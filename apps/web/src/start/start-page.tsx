import { Anchor, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { FaceArea } from './face-area.js';
import { markLeft, setStartsWithEditor, shouldLeaveForEditor, startsWithEditor } from './first-page.js';
import { giveFiles } from './give-file.js';
import { MakeVideo } from './make-video.js';
import { RecentResults } from './recent-results.js';
import { RunView } from './run-view.js';
import classes from './start-page.module.css';
import { useStart } from './start-state.js';
import { useFileDrop } from './use-file-drop.js';
import { VoiceArea } from './voice-area.js';

/** The first page: a face, a voice, one button, the video. */
export function StartPage() {
  // Who comes back before the editor was there finds this page still in its place, so that it has to look again.
  useLocation();
  return shouldLeaveForEditor() ? <ToEditorFirst /> : <Beginning />;
}

function ToEditorFirst() {
  const [, navigate] = useLocation();
  useEffect(() => {
    markLeft();
    navigate('/editor', { replace: true });
  }, [navigate]);
  return null;
}

function Beginning() {
  const { t } = useTranslation('start');
  const runId = useStart((state) => state.runId);
  // A file that misses the areas must not replace the page; it goes where it fits.
  const drop = useFileDrop((files) => giveFiles(files));
  usePastedFiles();
  return (
    <div className={classes.page} {...drop.handlers}>
      <div className={classes.column}>
        <header className={classes.intro}>
          <Title order={1} className={classes.heading ?? ''}>
            {t('heading')}
          </Title>
          <Text c="dimmed" size="lg" className={classes.lead ?? ''}>
            {t('lead')}
          </Text>
        </header>
        {runId ? <RunView key={runId} id={runId} /> : <Ask />}
        <RecentResults />
        <ToEditor />
      </div>
    </div>
  );
}

function Ask() {
  return (
    <Stack gap="xl">
      <div className={classes.areas}>
        <FaceArea />
        <VoiceArea />
      </div>
      <MakeVideo />
    </Stack>
  );
}

/** For those who prefer nodes: the way there, and that it be the way from now on. */
function ToEditor() {
  const { t } = useTranslation('start');
  const [isFirst, setIsFirst] = useState(startsWithEditor);
  return (
    <Group justify="center" gap="lg" className={classes.foot ?? ''}>
      <Anchor component={Link} href="/editor" size="sm">
        {t('toEditor')}
      </Anchor>
      <Anchor component={Link} href="/templates" size="sm">
        {t('toTemplates')}
      </Anchor>
      <Checkbox
        size="xs"
        label={t('editorFirst')}
        checked={isFirst}
        onChange={({ currentTarget: { checked } }) => {
          setStartsWithEditor(checked);
          setIsFirst(checked);
        }}
      />
    </Group>
  );
}

function usePastedFiles(): void {
  useEffect(() => {
    const take = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0 && useStart.getState().runId === undefined) giveFiles(files);
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, []);
}
