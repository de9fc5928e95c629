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
import type { ComponentType } from 'react';
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
      <Entry icon={IconFilePlus} text={t('menu.new')} keys="Alt+N" onClick={() => void newWorkflow()} />
      <Entry icon={IconFolderOpen} text={t('menu.open')} keys="Mod+O" onClick={onBrowse} />
      <RecentItems />
      <Entry icon={IconLayoutGrid} text={t('menu.templates')} onClick={() => navigate('/templates')} />
      <Menu.Divider />
      <Entry icon={IconDeviceFloppy} text={t('menu.save')} keys="Mod+S" onClick={() => void saveWorkflow()} />
      <Entry icon={IconDeviceFloppy} text={t('menu.saveAs')} onClick={() => void saveWorkflowAs()} />
      <Entry icon={IconPencil} text={t('menu.rename')} onClick={() => void renameOpenWorkflow()} />
      <Entry icon={IconCopy} text={t('menu.duplicate')} onClick={() => duplicateOpenWorkflow()} />
      <Menu.Divider />
      <Entry icon={IconFileImport} text={t('menu.import')} onClick={() => void importFile()} />
      <Entry icon={IconDownload} text={t('menu.exportUi')} onClick={() => void exportWorkflow('ui')} />
      <Entry icon={IconBraces} text={t('menu.exportApi')} onClick={() => void exportWorkflow('api')} />
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

interface EntryProps {
  readonly icon: ComponentType<{ readonly size: number }>;
  readonly text: string;
  readonly keys?: string;
  readonly onClick: () => void;
}

function Entry({ icon: Icon, text, keys, onClick }: EntryProps) {
  return (
    <Menu.Item leftSection={<Icon size={size} />} rightSection={keys && <KeyHint keys={keys} />} onClick={onClick}>
      {text}
    </Menu.Item>
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
