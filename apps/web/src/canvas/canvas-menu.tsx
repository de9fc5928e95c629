import { ColorSwatch, Group, Menu, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type MenuRequest, useCanvasView } from './canvas-view.js';
import { type CommandContext, commands } from './commands.js';
import { readableKeys, runsOnMac } from './key-chord.js';
import { type MenuEntry, menuEntries } from './menu-entries.js';
import { nodeColors } from './node-colors.js';
import { keysOf } from './shortcuts.js';
import { useCommandContext } from './use-command-context.js';
import { focusCanvas } from './viewport.js';
import classes from './workflow-canvas.module.css';

/** The context menu that was asked for, at its point. */
export function CanvasMenu() {
  const menu = useCanvasView((view) => view.menu);
  // Another menu is another component, so that the focus goes to its first entry.
  return menu ? <OpenMenu key={`${menu.at.x} ${menu.at.y}`} menu={menu} /> : null;
}

function OpenMenu({ menu }: { readonly menu: MenuRequest }) {
  const { t } = useTranslation('canvas');
  const context = useCommandContext();
  const entries = useMemo(() => menuEntries(menu.target, menu.place), [menu]);
  const close = () => {
    useCanvasView.getState().set({ menu: undefined });
    if (document.activeElement?.closest('[data-canvas-menu]')) focusCanvas();
  };
  return (
    <Menu opened onClose={close} position="right-start" offset={2} width={250} returnFocus={false} shadow="md">
      <Menu.Target>
        <span className={classes.menuPoint} style={{ left: menu.at.x, top: menu.at.y }} />
      </Menu.Target>
      <Menu.Dropdown data-canvas-menu aria-label={t('menuLabel')} mah="80vh" style={{ overflowY: 'auto' }}>
        {entries.map((entry, index) => (
          <MenuLine key={lineKey(entry, index)} entry={entry} context={context} close={close} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function lineKey(entry: MenuEntry, index: number): string {
  if (entry.kind === 'command') return entry.command;
  return entry.kind === 'action' ? entry.text : `${entry.kind} ${index}`;
}

interface MenuLineProps {
  readonly entry: MenuEntry;
  readonly context: CommandContext;
  readonly close: () => void;
}

function MenuLine({ entry, context, close }: MenuLineProps) {
  const { t } = useTranslation('canvas');
  if (entry.kind === 'divider') return <Menu.Divider />;
  if (entry.kind === 'colors') return <Colors give={entry.give} close={close} />;
  if (entry.kind === 'action')
    return <Menu.Item onClick={() => entry.act(context)}>{t(`menu.${entry.text}`)}</Menu.Item>;
  const [keys] = keysOf(entry.command);
  return (
    <Menu.Item
      {...(entry.isDangerous && { color: 'red' })}
      rightSection={
        keys && (
          <Text size="xs" c="dimmed">
            {readableKeys(keys, runsOnMac()).join(' ')}
          </Text>
        )
      }
      onClick={() => commands[entry.command](context)}
    >
      {t(`commands.${entry.command}`)}
    </Menu.Item>
  );
}

function Colors({ give, close }: { readonly give: (color: string | undefined) => void; readonly close: () => void }) {
  const { t } = useTranslation('canvas');
  const choose = (color: string | undefined) => {
    give(color);
    close();
  };
  return (
    <Group gap={4} px={10} py={6} wrap="nowrap" role="group" aria-label={t('colors.label')}>
      {nodeColors.map(({ name, value }) => (
        <ColorSwatch
          key={name}
          component="button"
          size={19}
          color={value}
          aria-label={t(`colors.${name}`)}
          title={t(`colors.${name}`)}
          className={classes.swatch ?? ''}
          onClick={() => choose(value)}
        />
      ))}
      <ColorSwatch
        component="button"
        size={19}
        color="transparent"
        aria-label={t('colors.none')}
        title={t('colors.none')}
        className={classes.swatch ?? ''}
        onClick={() => choose(undefined)}
      >
        ×
      </ColorSwatch>
    </Group>
  );
}
