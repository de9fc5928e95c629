import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconLayoutBottombar, IconLayoutSidebar, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CanvasToolbar } from '../canvas/canvas-toolbar.js';
import { RunBar } from '../runs/run-bar.js';
import { FileMenu } from '../workflows/file-menu.js';
import classes from './editor-page.module.css';
import { usePanels } from './panels.js';

const panels = [
  { panel: 'side', Icon: IconLayoutSidebar },
  { panel: 'log', Icon: IconLayoutBottombar },
  { panel: 'inspector', Icon: IconLayoutSidebarRight },
] as const;

/** The editor's own line: the workflow, what is done to nodes, running, and which panels are shown. */
export function EditorTopBar() {
  const { t } = useTranslation('editor');
  const state = usePanels();
  return (
    <div className={classes.topBar} role="toolbar" aria-label={t('toolbar')}>
      <FileMenu />
      <div className={classes.middle}>
        <CanvasToolbar />
      </div>
      <Group gap="xs" wrap="nowrap">
        <RunBar />
        <ActionIcon.Group>
          {panels.map(({ panel, Icon }) => (
            <Tooltip key={panel} label={t(`panels.${panel}`)}>
              <ActionIcon
                variant={state[panel] ? 'light' : 'default'}
                aria-label={t(`panels.${panel}`)}
                aria-pressed={state[panel]}
                onClick={() => state.toggle(panel)}
                size={30}
              >
                <Icon size={18} />
              </ActionIcon>
            </Tooltip>
          ))}
        </ActionIcon.Group>
      </Group>
    </div>
  );
}
