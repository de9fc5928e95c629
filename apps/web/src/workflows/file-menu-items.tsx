import { Menu } from '@mantine/core';
import {
  IconBraces,
  IconCopy,
  IconDeviceFloppy,
  IconDownload,
  IconFileImport,
  IconFilePlus,
  IconFolderOpen,
  IconHistory,
  IconLayoutGrid,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyHint } from '../canvas/key-hint.js';
import { useEditor } from '../editor/editor-store.js';
import { chooseFile } from './choose-file.js';
import { exportWorkflow } from './export-workflow.js';
import { openListedWorkflow } from './open-listed-workflow.js';
import { newWorkflow } from './open-workflow.js';
import { openWorkflowFile } from './open-workflow-file.js';
import { recentWorkflows } from './recent-workflows.js';
import { deleteOpenWorkflow, duplicateOpenWorkflow, renameOpenWorkflow } from './rename-workflow.js';
import { saveWorkflow, saveWorkflowAs } from './save-workflow.js';

const size = 16;

/** The entries of the file menu. */
export function FileMenuItems({ onBrowse }: { readonly onBrowse: () => void }) {
  const { t } = useTranslation('workflows');
  const [, navigate] = useLocation();
  const path = useEditor((state) => state.place.path);
  const importFile = async () => {
    const file = await chooseFile('.json,application/json,video/*,image/png,image/webp');
    if (file) await openWorkflowFile(file);
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconFilePlus size={size} />}
        rightSection={<KeyHint keys="Alt+N" />}
        onClick={() => void newWorkflow()}
      >
        {t('menu.new')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFolderOpen size={size} />}
        rightSection={<KeyHint keys="Mod+O" />}
        onClick={onBrowse}
      >
        {t('menu.open')}
      </Menu.Item>
      <RecentItems />
      <Menu.Item leftSection={<IconLayoutGrid size={size} />} onClick={() => navigate('/templates')}>
        {t('menu.templates')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconDeviceFloppy size={size} />}
        rightSection={<KeyHint keys="Mod+S" />}
        onClick={() => void saveWorkflow()}
      >
        {t('menu.save')}
      </Menu.Item>
      <Menu.Item leftSection={<IconDeviceFloppy size={size} />} onClick={() => void saveWorkflowAs()}>
        {t('menu.saveAs')}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={size} />} onClick={() => void renameOpenWorkflow()}>
        {t('menu.rename')}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={size} />} onClick={() => duplicateOpenWorkflow()}>
        {t('menu.duplicate')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconFileImport size={size} />} onClick={() => void importFile()}>
        {t('menu.import')}
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload size={size} />} onClick={() => void exportWorkflow('ui')}>
        {t('menu.exportUi')}
      </Menu.Item>
      <Menu.Item leftSection={<IconBraces size={size} />} onClick={() => void exportWorkflow('api')}>
        {t('menu.exportApi')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        c="var(--mantine-color-error)"
        leftSection={<IconTrash size={size} />}
        disabled={path === undefined}
        onClick={() => void deleteOpenWorkflow()}
      >
        {t('menu.delete')}
      </Menu.Item>
    </>
  );
}

function RecentItems() {
  const { t } = useTranslation('workflows');
  const recent = recentWorkflows();
  if (recent.length === 0) return null;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconHistory size={size} />}>{t('menu.recent')}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {recent.map((path) => (
          <Menu.Item key={path} onClick={() => void openListedWorkflow(path)}>
            {path}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
