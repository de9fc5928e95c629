import { Anchor, Text } from '@mantine/core';
import type { RunNode } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import { durationText } from '../runs/duration-text.js';
import { shownBytes } from '../system/shown-size.js';
import { nodeTimes } from './node-time-shares.js';
import classes from './run-drawer.module.css';

interface NodeTimesProps {
  readonly nodes: readonly RunNode[];
  readonly titleOf: (node: string) => string;
  readonly onLookInside: (node: string) => void;
}

/** Where a run's time went: a bar for each node, the longest first, with its memory; a click looks inside. */
export function NodeTimes({ nodes, titleOf, onLookInside }: NodeTimesProps) {
  const { t } = useTranslation('history');
  const language = useLanguage();
  const times = nodeTimes(nodes);
  return (
    <section aria-label={t('times')}>
      <Text component="h3" fw={600} size="sm" mb="xs">
        {t('times')}
      </Text>
      <dl className={classes.times}>
        {times.map(({ node, milliseconds, isCached, memoryBytes, share }) => (
          <div key={node} style={{ display: 'contents' }}>
            <dt title={titleOf(node)}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                aria-label={t('lookInside', { node: titleOf(node) })}
                onClick={() => onLookInside(node)}
              >
                {titleOf(node)}
              </Anchor>
            </dt>
            <dd>
              <div className={classes.bar} aria-hidden>
                <span style={{ width: `${share * 100}%` }} />
              </div>
              <span className={classes.time}>{isCached ? t('cached') : durationText(milliseconds, language)}</span>
              <span className={classes.memory} title={t('memoryHint')}>
                {!isCached && memoryBytes !== undefined && shownBytes(memoryBytes)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
