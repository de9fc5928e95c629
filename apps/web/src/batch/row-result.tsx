import { Group, Loader, Modal, Progress, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconPlayerStop } from '@tabler/icons-react';
import type { LocalizedText } from '@talkgraph/errors';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileName, thumbnailPath } from '../api/file-address.js';
import { serverUrl } from '../api/request.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { useRuns } from '../runs/run-store.js';
import classes from './batch-grid.module.css';
import { ResultView } from './result-view.js';
import { type RowState, shareOf } from './row-state.js';

interface RowResultProps {
  readonly state: RowState;
  readonly runId: string | undefined;
  readonly problems: Readonly<Record<string, LocalizedText>>;
  /** `Row 3`. */
  readonly name: string;
}

/** What became of a row, in one line. */
export function RowResult({ state, runId, problems, name }: RowResultProps) {
  const { t } = useTranslation('batch');
  const read = useLocalText();
  const [problem] = Object.values(problems);
  switch (state.kind) {
    case 'new':
      return problem ? <Sentence icon={<IconAlertTriangle size={16} />} colour="warning" text={read(problem)} /> : null;
    case 'sending':
    case 'waiting':
      return <Plain icon={<IconClock size={16} />} text={t(`states.${state.kind}`)} />;
    case 'running':
      return <RunningRow runId={runId} name={name} />;
    case 'cancelled':
    case 'gone':
      return <Plain icon={<IconPlayerStop size={16} />} text={t(`states.${state.kind}`)} />;
    case 'failed':
      return <Sentence icon={<IconCircleX size={16} />} colour="error" text={read(state.text)} />;
    default:
      return <DoneRow state={state} name={name} runId={runId} />;
  }
}

function RunningRow({ runId, name }: { readonly runId: string | undefined; readonly name: string }) {
  const { t } = useTranslation('batch');
  const share = useRuns(({ runs }) => {
    const run = runId === undefined ? undefined : runs[runId];
    return run && shareOf(run);
  });
  const percent = Math.round((share ?? 0) * 100);
  return (
    <Group gap={8} wrap="nowrap" w="100%">
      <Loader size={16} aria-hidden />
      <Progress value={percent} flex={1} size="sm" aria-label={t('progressOf', { name })} />
      <Text size="xs" className={classes.share ?? ''}>
        {percent} %
      </Text>
    </Group>
  );
}

interface DoneRowProps {
  readonly state: Extract<RowState, { kind: 'done' }>;
  readonly name: string;
  readonly runId: string | undefined;
}

function DoneRow({ state, name, runId }: DoneRowProps) {
  const { t } = useTranslation('batch');
  const [isOpen, setIsOpen] = useState(false);
  const time = state.seconds === undefined ? '' : t('seconds', { seconds: state.seconds.toFixed(1) });
  return (
    <>
      <UnstyledButton className={classes.done ?? ''} onClick={() => setIsOpen(true)} data-no-select>
        <VisuallyHidden>{t('showResult', { name })}</VisuallyHidden>
        {state.file ? <Thumbnail file={state.file} /> : <IconCircleCheck size={18} className={classes.success} />}
        <span className={classes.doneText}>
          <span className={classes.resultName}>{state.file?.filename ?? t('states.done')}</span>
          <Text span size="xs" c="dimmed">
            {t('states.done')} {time}
          </Text>
        </span>
      </UnstyledButton>
      {isOpen && runId !== undefined && (
        <Modal opened onClose={() => setIsOpen(false)} title={t('resultOf', { name })} size="xl" data-no-select>
          <ResultView runId={runId} />
        </Modal>
      )}
    </>
  );
}

function Thumbnail({ file }: { readonly file: FileName }) {
  const [isMissing, setIsMissing] = useState(false);
  // A sound has no picture.
  if (isMissing) return <IconCircleCheck size={18} className={classes.success} />;
  return (
    <img
      src={serverUrl(thumbnailPath(file, 96))}
      alt=""
      loading="lazy"
      className={classes.thumbnail}
      draggable={false}
      onError={() => setIsMissing(true)}
    />
  );
}

function Plain({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <span className={classes.plain}>
      {icon}
      {text}
    </span>
  );
}

interface SentenceProps {
  readonly icon: ReactNode;
  readonly colour: 'warning' | 'error';
  readonly text: string;
}

function Sentence({ icon, colour, text }: SentenceProps) {
  return (
    <span className={classes.sentence} data-colour={colour} title={text}>
      {icon}
      <span className={classes.sentenceText}>{text}</span>
    </span>
  );
}
