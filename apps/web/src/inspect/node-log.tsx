import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JsonCopy } from './json-copy.js';
import classes from './node-log.module.css';
import { type LogLine, useNodeLog } from './use-node-log.js';

/** What the server's log says of a node of a run, as it happens. */
export function NodeLog({ run, node }: { readonly run: string; readonly node: string }) {
  const { t } = useTranslation('inspect');
  const lines = useNodeLog(run, node);
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
        {lines.map((line) => (
          <li key={`${line.at} ${line.message}`} data-level={line.level}>
            <time>{new Date(line.at).toLocaleTimeString()}</time> {line.message}{' '}
            <span className={classes.fields}>{fieldsText(line)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function lineText(line: LogLine): string {
  return `${new Date(line.at).toISOString()} ${line.level} ${line.message} ${fieldsText(line)}`.trimEnd();
}

/** The run and the node are known to whoever reads here. */
function fieldsText({ fields }: LogLine): string {
  return Object.entries(fields)
    .filter(([name]) => !['run', 'runId', 'node', 'nodeId'].includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
