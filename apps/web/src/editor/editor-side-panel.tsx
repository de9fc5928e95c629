import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PalettePanel } from '../palette/palette-panel.js';
import { QueuePanel } from '../queue/queue-panel.js';
import classes from './editor-page.module.css';
import { type Panels, usePanels } from './panels.js';

/** The panel on the left: the nodes there are, and the queue. */
export function EditorSidePanel({ floating = false }: { readonly floating?: boolean }) {
  const { t } = useTranslation('editor');
  const { tab, show } = usePanels();
  return (
    <Tabs
      value={tab}
      onChange={(value) => show(value as Panels['tab'])}
      className={`${classes.panel} ${floating ? classes.floatingLeft : ''}`}
      component="aside"
      aria-label={t('sidePanel')}
    >
      <Tabs.List grow>
        <Tabs.Tab value="nodes">{t('nodes')}</Tabs.Tab>
        <Tabs.Tab value="queue">{t('queue')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="nodes" className={classes.tabPanel ?? ''}>
        <PalettePanel />
      </Tabs.Panel>
      <Tabs.Panel value="queue" className={classes.tabPanel ?? ''}>
        <QueuePanel />
      </Tabs.Panel>
    </Tabs>
  );
}
