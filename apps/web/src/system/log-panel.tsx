import { ActionIcon, Group, Select, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconCopy,
  IconDownload,
  IconEraser,
  IconPlayerPause,
  IconPlayerPlay,
  IconSearch,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitsFilter, type Level, levels, lineText } from './log-line.js';
import { LogList } from './log-list.js';
import classes from './log-panel.module.css';
import { useLogLines } from './use-log-lines.js';

interface LogPanelProps {
  /** Only lines of this run, of this node. */
  readonly runId?: string | undefined;
  readonly nodeId?: string | undefined;
}

/** The server's log as it is written: narrowed down, held, copied, taken away. */
export function LogPanel({ runId, nodeId }: LogPanelProps) {
  const { t } = useTranslation('system');
  const { lines, clear } = useLogLines();
  const [level, setLevel] = useState<Level>('info');
  const [search, setSearch] = useState('');
  const [isFollowing, setIsFollowing] = useState(true);
  const shown = useMemo(
    () => lines.filter((line) => fitsFilter(line, { level, search, runId, nodeId })),
    [lines, level, search, runId, nodeId],
  );
  const text = () => shown.map(lineText).join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    notifications.show({ message: t('log.copied', { count: shown.length }) });
  };
  return (
    <div className={classes.panel}>
      <Group gap={6} className={classes.bar ?? ''} wrap="nowrap">
        <Select
          size="xs"
          w={110}
          aria-label={t('log.level')}
          allowDeselect={false}
          data={levels.map((name) => ({ value: name, label: t(`log.levels.${name}`) }))}
          value={level}
          onChange={(value) => setLevel(levels.find((name) => name === value) ?? 'info')}
        />
        <TextInput
          size="xs"
          flex={1}
          maw={320}
          miw={80}
          type="search"
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className={classes.count}>{t('log.lines', { count: shown.length })}</span>
        <span className={classes.spacer} />
        <Tool
          icon={isFollowing ? IconPlayerPause : IconPlayerPlay}
          label={t(isFollowing ? 'log.hold' : 'log.follow')}
          onClick={() => setIsFollowing(!isFollowing)}
        />
        <Tool icon={IconCopy} label={t('log.copy')} onClick={() => void copy()} />
        <Tool icon={IconDownload} label={t('log.download')} onClick={() => downloadLog(text())} />
        <Tool icon={IconEraser} label={t('log.clear')} onClick={clear} />
      </Group>
      <LogList lines={shown} isFollowing={isFollowing} onFollowing={setIsFollowing} />
    </div>
  );
}

interface ToolProps {
  readonly icon: TablerIcon;
  readonly label: string;
  onClick(): void;
}

function Tool({ icon: Icon, label, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function downloadLog(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `talkgraph-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.log`;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
