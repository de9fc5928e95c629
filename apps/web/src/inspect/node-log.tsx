import { Text } from '@mantine/core';
import type { LogLine } from '@talkgraph/protocol';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fitsFilter, lineText } from '../system/log-line.js';
import { useLogLines } from '../system/use-log-lines.js';
import { JsonCopy } from './json-copy.js';
import classes from './node-log.module.css';

/** What the server's log says of a node of a run, as it happens. */
export function NodeLog({ run, node }: { readonly run: string; readonly node: string }) {
  const { t } = useTranslation('inspect');
  const { lines: all } = useLogLines();
  const lines = useMemo(
    () => all.filter((line) => fitsFilter(line, { level: 'debug', search: '', runId: run, nodeId: node })),
    [all, run, node],
  );
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed" py="sm">
        {t('noLog')}
      </Text>
    );
  }
  return (
    <div className={classes.log}>
      <div className={classes.copy}>
        <JsonCopy value={lines.map(lineText).join('\n')} />
      </div>
      <ol aria-label={t('tabs.log')}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same at the same time
          <li key={`${line.at} ${i}`} data-level={line.level}>
            <time>{new Date(line.at).toLocaleTimeString()}</time> {line.message}{' '}
            <span className={classes.fields}>{fieldsText(line)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The run and the node are known to whoever reads here. */
function fieldsText({ fields }: LogLine): string {
  return Object.entries(fields)
    .filter(([name]) => !['run', 'runId', 'node', 'nodeId'].includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
