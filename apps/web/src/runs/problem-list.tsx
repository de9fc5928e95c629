import { ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import classes from './run-bar.module.css';
import type { ProblemEntry } from './use-problem-entries.js';

/** Mistakes to click through: each leads to its node. */
export function ProblemList({
  entries,
  onChoose,
}: {
  readonly entries: readonly ProblemEntry[];
  readonly onChoose: (node: string) => void;
}) {
  const { t } = useTranslation('runs');
  const read = useLocalText();
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      {entries.map(({ key, node, name, text }) => (
        <UnstyledButton
          key={key}
          className={classes.problem ?? ''}
          disabled={node === undefined}
          onClick={() => node !== undefined && onChoose(node)}
        >
          {name !== undefined && (
            <Text size="sm" fw={600}>
              {name}
            </Text>
          )}
          <Text size="sm">{read(text)}</Text>
          {node !== undefined && (
            <Text size="xs" className={classes.quiet ?? ''}>
              {t('goThere')}
            </Text>
          )}
        </UnstyledButton>
      ))}
    </ScrollArea.Autosize>
  );
}
