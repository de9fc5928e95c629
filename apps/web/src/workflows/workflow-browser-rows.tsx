import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconDots, IconFile, IconFolder, IconFolderSymlink, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { timeText } from '../history/time-text.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { askPlace } from './ask-place.js';
import { deletedByAsking, followMove, movedByAsking } from './rename-workflow.js';
import { showProblem } from './show-problem.js';
import classes from './workflow-browser.module.css';
import { deleteFolder, listWorkflows, moveFolder, type WorkflowFile } from './workflow-files.js';
import { titleOf } from './workflow-path.js';

/** A folder of the browser. */
export function FolderRow({
  path,
  onGo,
  onChanged,
}: {
  readonly path: string;
  readonly onGo: (path: string) => void;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('workflows');
  return (
    <Row icon={<IconFolder size={18} />} title={titleOf(path)} onOpen={() => onGo(path)}>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        onClick={() => void moveFolderByAsking(path, 'name').finally(onChanged)}
      >
        {t('menu.rename')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFolderSymlink size={16} />}
        onClick={() => void moveFolderByAsking(path, 'folder').finally(onChanged)}
      >
        {t('menu.move')}
      </Menu.Item>
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} />}
        onClick={() => void removeFolder(path).finally(onChanged)}
      >
        {t('menu.delete')}
      </Menu.Item>
    </Row>
  );
}

/** A workflow of the browser. */
export function WorkflowRow({
  file: { path, modified },
  showsFolder,
  onOpen,
  onChanged,
}: {
  readonly file: WorkflowFile;
  readonly showsFolder: boolean;
  readonly onOpen: () => void;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('workflows');
  const time = timeText(modified, useLanguage());
  return (
    <Row icon={<IconFile size={18} />} title={showsFolder ? path : titleOf(path)} detail={time} onOpen={onOpen}>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        onClick={() => void movedByAsking(path, 'name').finally(onChanged)}
      >
        {t('menu.rename')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFolderSymlink size={16} />}
        onClick={() => void movedByAsking(path, 'folder').finally(onChanged)}
      >
        {t('menu.move')}
      </Menu.Item>
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={16} />}
        onClick={() => void deletedByAsking(path).finally(onChanged)}
      >
        {t('menu.delete')}
      </Menu.Item>
    </Row>
  );
}

function Row({
  icon,
  title,
  detail,
  onOpen,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('workflows');
  return (
    <li className={classes.row}>
      <button type="button" className={classes.open} onClick={onOpen}>
        {icon}
        <span className={classes.name}>{title}</span>
        {detail && (
          <Text span size="xs" c="dimmed">
            {detail}
          </Text>
        )}
      </button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('browser.more', { title })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </li>
  );
}

async function moveFolderByAsking(path: string, asks: 'name' | 'folder'): Promise<void> {
  const title = asks === 'name' ? 'rename.title' : 'move.title';
  const to = await askPlace({ title, confirm: asks === 'name' ? 'rename.confirm' : 'move.confirm', path, asks });
  if (to === undefined || to === path) return;
  // A folder cannot lie in itself.
  if (to.startsWith(`${path}/`)) return showProblem(inItself);
  try {
    const { files } = await listWorkflows();
    await moveFolder(path, to);
    for (const file of files) {
      if (file.path.startsWith(`${path}/`)) followMove(file.path, to + file.path.slice(path.length));
    }
  } catch (thrown) {
    showProblem(textOf(thrown));
  }
}

/** Only an empty folder is removed, so that no click deletes more than one workflow. */
async function removeFolder(path: string): Promise<void> {
  try {
    const { files } = await listWorkflows();
    if (files.some((file) => file.path.startsWith(`${path}/`))) return showProblem(notEmpty);
    await deleteFolder(path);
  } catch (thrown) {
    showProblem(textOf(thrown));
  }
}

const inItself = {
  en: 'A folder cannot be moved into itself. Choose another folder.',
  zh: '不能把文件夹移到它自身之内。请选择其他文件夹。',
};

const notEmpty = {
  en: 'There are workflows in this folder. Move or delete them first.',
  zh: '文件夹中还有工作流。请先移走或删除它们。',
};
