import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconKeyboard, IconMap2, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useCanvasView } from './canvas-view.js';
import { type CommandName, commands } from './commands.js';
import { readableKeys, runsOnMac } from './key-chord.js';
import { keysOf } from './shortcuts.js';
import { useCommandContext } from './use-command-context.js';
import classes from './workflow-canvas.module.css';

const buttons = [
  { command: 'zoomOut', Icon: IconMinus },
  { command: 'zoomFull', Icon: undefined },
  { command: 'zoomIn', Icon: IconPlus },
  { command: 'fit', Icon: IconMaximize },
  { command: 'map', Icon: IconMap2 },
  { command: 'keys', Icon: IconKeyboard },
] as const satisfies readonly { command: CommandName; Icon: typeof IconPlus | undefined }[];

/** How near one looks, and the buttons for it. */
export function ZoomPanel() {
  const { t } = useTranslation('canvas');
  const context = useCommandContext();
  const showsMap = useCanvasView((view) => view.showsMap);
  return (
    <Group gap={1} className={classes.zoom ?? ''} role="group" aria-label={t('zoom')}>
      {buttons.map(({ command, Icon }) => (
        <Tooltip
          key={command}
          label={`${t(`commands.${command}`)}  ${readableKeys(keysOf(command)[0] ?? '', runsOnMac()).join(' ')}`}
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            w={Icon ? 30 : 52}
            aria-label={t(`commands.${command}`)}
            {...(command === 'map' && { 'aria-pressed': showsMap })}
            onClick={() => commands[command](context)}
          >
            {Icon ? <Icon size={17} /> : <ZoomShare />}
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

function ZoomShare() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return <span className={classes.percent}>{percent} %</span>;
}
