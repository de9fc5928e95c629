import { Text } from '@mantine/core';
import type { RunNode } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-local-text.js';
import { durationText } from '../runs/duration-text.js';
import { nodeTimes } from './node-time-shares.js';
import classes from './run-drawer.module.css';

/** Where a run's time went: a bar for each node, the longest first. */
export function NodeTimes({
  nodes,
  titleOf,
}: {
  readonly nodes: readonly RunNode[];
  readonly titleOf: (node: string) => string;
}) {
  const { t } = useTranslation('history');
  const language = useLanguage();
  const times = nodeTimes(nodes);
  return (
    <section aria-label={t('times')}>
      <Text component="h3" fw={600} size="sm" mb="xs">
        {t('times')}
      </Text>
      <dl className={classes.times}>
        {times.map(({ node, milliseconds, isCached, share }) => (
          <div key={node} style={{ display: 'contents' }}>
            <dt title={titleOf(node)}>{titleOf(node)}</dt>
            <dd>
              <div className={classes.bar} aria-hidden>
                <span style={{ width: `${share * 100}%` }} />
              </div>
              <span className={classes.time}>{isCached ? t('cached') : durationText(milliseconds, language)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
