import { Anchor, Group } from '@mantine/core';
import { IconApi, IconChartLine } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverUrl } from '../api/request.js';
import { shownBytes } from './shown-size.js';
import classes from './system-page.module.css';
import { useQueueNumbers, useServerFigures, useSystemStats } from './use-system.js';

/** The server in figures, and where more is to be read. */
export function ServerCard() {
  const { t } = useTranslation('system');
  const stats = useSystemStats().data?.system;
  const queue = useQueueNumbers().data;
  const { startedAt, memoryBytes, load } = useServerFigures();
  const used = stats && stats.ram_total - stats.ram_free;
  return (
    <section aria-label={t('server')}>
      <dl className={classes.figures}>
        <Figure name={t('version')} value={stats?.talkgraph_version} more={stats && `Node ${stats.node_version}`} />
        <Figure name={t('uptime')} value={startedAt && uptime(Date.now() - startedAt, t)} />
        <Figure
          name={t('machineMemory')}
          value={stats && used !== undefined && shownBytes(used)}
          more={stats && t('of', { total: shownBytes(stats.ram_total) })}
        />
        <Figure name={t('serverMemory')} value={memoryBytes && shownBytes(memoryBytes)} />
        <Figure name={t('load')} value={load !== undefined && `${Math.round(load * 100)} %`} />
        <Figure
          name={t('queue')}
          value={queue && t('queueNumbers', { running: queue.running.length, pending: queue.pending.length })}
          more={queue?.paused && t('paused')}
        />
      </dl>
      <Group gap="lg" mt="sm">
        <Anchor href={serverUrl('docs')} target="_blank" size="sm">
          <Group gap={6}>
            <IconApi size={16} aria-hidden />
            {t('docs')}
          </Group>
        </Anchor>
        <Anchor href={serverUrl('metrics')} target="_blank" size="sm">
          <Group gap={6}>
            <IconChartLine size={16} aria-hidden />
            {t('metrics')}
          </Group>
        </Anchor>
      </Group>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly more?: ReactNode;
}

function Figure({ name, value, more }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        {value || '–'} {more && <span className={classes.small}>{more}</span>}
      </dd>
    </div>
  );
}

function uptime(milliseconds: number, t: (key: string, values: Record<string, number>) => string): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const parts = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
  return t(parts.days > 0 ? 'uptimeDays' : 'uptimeHours', parts);
}
