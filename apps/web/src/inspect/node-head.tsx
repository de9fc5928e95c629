import { Alert, Badge, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { NodeValues } from '@talkgraph/protocol';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLocalText } from '../i18n/use-local-text.js';
import { durationText } from '../runs/duration-text.js';
import type { LiveNode } from '../runs/live-run.js';
import { shownBytes } from '../system/shown-size.js';

/** How a state is coloured. */
const colours: Readonly<Record<string, string>> = {
  done: 'teal',
  cached: 'cyan',
  running: 'blue',
  failed: 'red',
};

interface NodeHeadProps {
  readonly values: NodeValues | undefined;
  readonly live: LiveNode | undefined;
  /** What the user calls the node, where it has a name of its own. */
  readonly title: string;
  /** Stands beside the title. */
  readonly action?: ReactNode;
}

/** What node this is, how it went, what it said, and what to do where it failed. */
export function NodeHead({ values, live, title, action }: NodeHeadProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  const failure = values?.failure ?? live?.failure;
  const notes = values?.notes.length ? values.notes : (live?.notes ?? []);
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text component="h3" fw={600} lh={1.3}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {values && read(values.label) !== title ? `${read(values.label)} · ` : ''}
            {values?.type}
          </Text>
        </div>
        {action}
      </Group>
      <HowItWent values={values} live={live} />
      {failure && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} p="xs" title={t(`kinds.${failure.kind}`)}>
          {read(failure.text)}
          <Text size="xs" c="dimmed" mt={4}>
            {failure.code}
          </Text>
        </Alert>
      )}
      {notes.length > 0 && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} />} p={6}>
          <Stack gap={4}>
            {notes.map((note) => (
              <Text key={note.en} size="xs" c="var(--mantine-color-text)">
                {read(note)}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}

/** The state of the node, how long it took and how much memory. */
function HowItWent({ values, live }: Pick<NodeHeadProps, 'values' | 'live'>) {
  const { t } = useTranslation('inspect');
  const language = useLanguage();
  const isUnderWay = live?.state === 'running' || live?.state === 'waiting';
  const state = isUnderWay ? live.state : values?.state;
  const milliseconds = live?.milliseconds ?? values?.milliseconds ?? 0;
  if (!state) return null;
  return (
    <Group gap="xs">
      <Badge tt="none" color={colours[state] ?? 'gray'} variant="light">
        {t(`states.${state}`)}
      </Badge>
      {milliseconds > 0 && state !== 'cached' && (
        <Text size="xs" c="dimmed">
          {durationText(milliseconds, language)}
        </Text>
      )}
      {values?.memoryBytes !== undefined && state === 'done' && (
        <Text size="xs" c="dimmed" title={t('memoryHint')}>
          {t('memory', { size: shownBytes(values.memoryBytes) })}
        </Text>
      )}
    </Group>
  );
}
