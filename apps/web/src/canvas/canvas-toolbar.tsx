import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBinaryTree,
  IconDots,
  IconGridDots,
  IconLayoutAlignLeft,
  IconPlus,
  IconSelect,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useCanvasView } from './canvas-view.js';
import { type CommandName, commands } from './commands.js';
import { readableKeys, runsOnMac } from './key-chord.js';
import { keysOf } from './shortcuts.js';
import { useCommandContext } from './use-command-context.js';

/** What is done to nodes, as buttons: for the mouse, and for fingers that have no keys. */
export function CanvasToolbar() {
  const { t } = useTranslation('canvas');
  const canUndo = useEditor((state) => state.canUndo);
  const canRedo = useEditor((state) => state.canRedo);
  const count = useEditor(({ selection }) => selection.nodes.size + selection.groups.size + selection.links.size);
  const snaps = useCanvasView((view) => view.snaps);
  return (
    <Group gap={2} wrap="nowrap" role="group" aria-label={t('toolbar')}>
      <CommandButton command="undo" Icon={IconArrowBackUp} disabled={!canUndo} />
      <CommandButton command="redo" Icon={IconArrowForwardUp} disabled={!canRedo} />
      <CommandButton command="search" Icon={IconPlus} />
      <SelectButton />
      <CommandButton command="snap" Icon={IconGridDots} isPressed={snaps} />
      <CommandButton command="layOut" Icon={IconBinaryTree} />
      <AlignMenu disabled={count < 2} />
      <CommandButton command="makeSubgraph" Icon={IconSitemap} disabled={count === 0} />
      <CommandButton command="remove" Icon={IconTrash} disabled={count === 0} />
      <MoreMenu disabled={count === 0} />
    </Group>
  );
}

interface CommandButtonProps {
  readonly command: CommandName;
  readonly Icon: ComponentType<{ size: number }>;
  readonly disabled?: boolean;
  readonly isPressed?: boolean;
}

function CommandButton({ command, Icon, disabled = false, isPressed }: CommandButtonProps) {
  const { t } = useTranslation('canvas');
  const context = useCommandContext();
  const [keys] = keysOf(command);
  const label = t(`commands.${command}`);
  return (
    <Tooltip label={keys ? `${label}  ${readableKeys(keys, runsOnMac()).join(' ')}` : label}>
      <ActionIcon
        variant={isPressed ? 'light' : 'subtle'}
        color={isPressed ? '' : 'gray'}
        size={30}
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        disabled={disabled}
        onClick={() => commands[command](context)}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

function SelectButton() {
  const { t } = useTranslation('canvas');
  const selects = useCanvasView((view) => view.selects);
  return (
    <Tooltip label={t('selectMode')}>
      <ActionIcon
        variant={selects ? 'light' : 'subtle'}
        color={selects ? '' : 'gray'}
        size={30}
        aria-label={t('selectMode')}
        aria-pressed={selects}
        onClick={() => useCanvasView.getState().set({ selects: !selects })}
      >
        <IconSelect size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

const alignCommands = [
  ...(['alignLeft', 'alignCentre', 'alignRight', 'alignTop'] as const),
  ...(['alignMiddle', 'alignBottom', 'alignColumns', 'alignRows'] as const),
] satisfies readonly CommandName[];

function AlignMenu({ disabled }: { readonly disabled: boolean }) {
  return <CommandMenu name="alignMenu" Icon={IconLayoutAlignLeft} list={alignCommands} disabled={disabled} />;
}

const moreCommands = [
  ...(['copy', 'cut', 'paste', 'duplicate', 'rename', 'group', 'collapse', 'mute', 'bypass'] as const),
  ...(['unpack', 'selectAll', 'fitSelection', 'menu'] as const),
] satisfies readonly CommandName[];

function MoreMenu({ disabled }: { readonly disabled: boolean }) {
  return <CommandMenu name="moreMenu" Icon={IconDots} list={moreCommands} disabled={disabled} />;
}

interface CommandMenuProps {
  /** A key of the texts. */
  readonly name: string;
  readonly Icon: ComponentType<{ size: number }>;
  readonly list: readonly CommandName[];
  readonly disabled: boolean;
}

function CommandMenu({ name, Icon, list, disabled }: CommandMenuProps) {
  const { t } = useTranslation('canvas');
  const context = useCommandContext();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t(name)} title={t(name)} disabled={disabled}>
          <Icon size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {list.map((command) => (
          <Menu.Item key={command} onClick={() => commands[command](context)}>
            {t(`commands.${command}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
