import { ColorSwatch, Group, Menu } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type MenuRequest, useCanvasView } from './canvas-view.js';
import { type CommandContext, commands } from './commands.js';
import { KeyHint } from './key-hint.js';
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
    <Menu opened onClose={close} position="right-start" offset={2} returnFocus={false} shadow="md">
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('menuLabel')}
          className={classes.menuPoint}
          style={{ left: menu.at.x, top: menu.at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown data-canvas-menu aria-label={t('menuLabel')} miw={250} mah="80vh" style={{ overflowY: 'auto' }}>
        {entries.map((entry, index) => (
          <MenuLine key={lineKey(entry, index)} entry={entry} context={context} />
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
}

function MenuLine({ entry, context }: MenuLineProps) {
  const { t } = useTranslation('canvas');
  if (entry.kind === 'divider') return <Menu.Divider />;
  if (entry.kind === 'colors') return <Colors give={entry.give} />;
  if (entry.kind === 'action')
    return <Menu.Item onClick={() => entry.act(context)}>{t(`menu.${entry.text}`)}</Menu.Item>;
  const [keys] = keysOf(entry.command);
  return (
    <Menu.Item
      {...(entry.isDangerous && { c: 'var(--mantine-color-error)' })}
      rightSection={keys && <KeyHint keys={keys} />}
      onClick={() => commands[entry.command](context)}
    >
      {entry.text ? t(`menu.${entry.text}`) : t(`commands.${entry.command}`)}
    </Menu.Item>
  );
}

function Colors({ give }: { readonly give: (color: string | undefined) => void }) {
  const { t } = useTranslation('canvas');
  return (
    <Group gap={0} px={6} py={2} wrap="nowrap" role="group" aria-label={t('colors.label')}>
      {nodeColors.map(({ name, value }) => (
        <Swatch key={name} name={t(`colors.${name}`)} color={value} onClick={() => give(value)} />
      ))}
      <Swatch name={t('colors.none')} color="transparent" onClick={() => give(undefined)} />
    </Group>
  );
}

interface SwatchProps {
  readonly name: string;
  readonly color: string;
  readonly onClick: () => void;
}

/** An entry of the menu like the others, so that the arrow keys reach it. */
function Swatch({ name, color, onClick }: SwatchProps) {
  return (
    <Menu.Item className={classes.swatch ?? ''} aria-label={name} title={name} onClick={onClick}>
      <ColorSwatch component="span" size={19} color={color}>
        {color === 'transparent' && '×'}
      </ColorSwatch>
    </Menu.Item>
  );
}
