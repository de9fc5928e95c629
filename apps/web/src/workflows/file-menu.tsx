import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconDeviceFloppy, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import classes from './file-menu.module.css';
import { FileMenuItems } from './file-menu-items.js';
import { newWorkflow } from './open-workflow.js';
import { renameOpenWorkflow } from './rename-workflow.js';
import { saveWorkflow, saveWorkflowAs } from './save-workflow.js';
import { useKeptDraft } from './use-kept-draft.js';
import { usePageTitle } from './use-page-title.js';
import { WorkflowBrowser } from './workflow-browser.js';

/** The open workflow's name, and everything that is done with it as a file. */
export function FileMenu() {
  const { t } = useTranslation('workflows');
  const title = useEditor((state) => state.place.title);
  const isChanged = useEditor((state) => state.isChanged);
  const [isBrowsing, setIsBrowsing] = useState(false);
  useKeptDraft();
  usePageTitle();
  // An empty list: also while a field is being typed in, as in every program.
  useHotkeys(
    [
      ['mod+S', () => void saveWorkflow()],
      ['mod+shift+S', () => void saveWorkflowAs()],
      ['mod+O', () => setIsBrowsing(true)],
      ['alt+N', () => void newWorkflow()],
    ],
    [],
  );
  return (
    <Group gap={4} wrap="nowrap" className={classes.menu ?? ''}>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            h={30}
            leftSection={<IconFile size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {t('menu.file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown miw={220}>
          <FileMenuItems onBrowse={() => setIsBrowsing(true)} />
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={t('menu.renameHint')}>
        <button type="button" className={classes.title} onClick={() => void renameOpenWorkflow()}>
          <span className={classes.name}>{title}</span>
          {isChanged && (
            <span className={classes.changed} role="img" aria-label={t('unsaved')}>
              •
            </span>
          )}
        </button>
      </Tooltip>
      <Tooltip label={`${t('menu.save')} (Ctrl+S)`}>
        <ActionIcon variant="default" size={30} aria-label={t('menu.save')} onClick={() => void saveWorkflow()}>
          <IconDeviceFloppy size={18} />
        </ActionIcon>
      </Tooltip>
      <WorkflowBrowser isOpen={isBrowsing} onClose={() => setIsBrowsing(false)} />
    </Group>
  );
}
