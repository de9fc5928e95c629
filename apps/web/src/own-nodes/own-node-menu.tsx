import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { askToDeleteNode, askToRenameNode } from './ask-own-node.js';

interface OwnNodeMenuProps {
  /** The id of its sub-graph. */
  readonly type: string;
  readonly className: string | undefined;
}

/** What can be done with one of the user's own nodes besides adding it. */
export function OwnNodeMenu({ type, className }: OwnNodeMenuProps) {
  const { t } = useTranslation('palette');
  const node = useEditor(({ ownNodes }) => ownNodes.get(type));
  if (!node) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps clicks from the leaf around
    // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps clicks from the leaf around
    <span onClick={(event) => event.stopPropagation()}>
      <Menu position="right-start" shadow="md">
        <Menu.Target>
          <ActionIcon
            className={className ?? ''}
            variant="subtle"
            color="gray"
            size={20}
            tabIndex={-1}
            aria-label={t('own.more', { name: node.name })}
          >
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => askToRenameNode(node)}>
            {t('own.rename.item')}
          </Menu.Item>
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => askToDeleteNode(node)}
          >
            {t('own.delete.item')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
