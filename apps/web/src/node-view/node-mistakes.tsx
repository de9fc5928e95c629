import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { useNodeProblems, useNodeRun } from '../runs/use-node-run.js';
import classes from './node-mistakes.module.css';
import type { NodeKind } from './use-node-kind.js';

interface NodeMistakesProps {
  readonly id: string;
  readonly kind: NodeKind;
  readonly type: string;
}

/** What is wrong with a node, and what to do: its type is not here, it cannot be run like this, or its run failed. */
export function NodeMistakes({ id, kind, type }: NodeMistakesProps) {
  const { t } = useTranslation('nodes');
  const read = useLocalText();
  const problems = useNodeProblems(id);
  const run = useNodeRun(id);
  const mistakes = [
    ...(kind.is === 'unknown' ? [t('unknownType', { type })] : []),
    ...problems.map(({ text }) => read(text)),
    ...(run?.failure && run.state === 'failed' ? [read(run.failure.text)] : []),
  ];
  const notes = run?.notes.map(read) ?? [];
  if (mistakes.length === 0 && notes.length === 0) return null;
  return (
    <div className={`${classes.list} nodrag nopan`}>
      {[...new Set(mistakes)].map((text) => (
        <p key={text} role="alert" className={classes.mistake}>
          <IconAlertTriangle size={15} aria-hidden className={classes.icon} />
          <span>{text}</span>
        </p>
      ))}
      {[...new Set(notes)].map((text) => (
        <p key={text} className={classes.note}>
          <IconInfoCircle size={15} aria-hidden className={classes.icon} />
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
