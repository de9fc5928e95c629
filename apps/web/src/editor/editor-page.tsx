import { useMediaQuery } from '@mantine/hooks';
import { ReactFlowProvider } from '@xyflow/react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { inBrowser } from '../app/browser-storage.js';
import { WorkflowCanvas } from '../canvas/workflow-canvas.js';
import { useCatalogue } from '../catalogue/use-catalogue.js';
import { useOwnNodes } from '../own-nodes/use-own-nodes.js';
import { WorkflowDropArea } from '../workflows/workflow-drop-area.js';
import { EditorFailure } from './editor-failure.js';
import classes from './editor-page.module.css';
import { EditorSidePanel } from './editor-side-panel.js';
import { EditorTopBar } from './editor-top-bar.js';
import { InspectorPanel } from './inspector-panel.js';
import { LogDrawer } from './log-drawer.js';
import { usePanels } from './panels.js';
import { WithoutCatalogue } from './without-catalogue.js';

/** The editor: what can be added on the left, the canvas, what a node received and made on the right, the log below. */
export function EditorPage() {
  // All texts of the canvas at once: a node that waited for its own would take the whole canvas away for a moment.
  useTranslation(['editor', 'nodes', 'media', 'palette', 'canvas']);
  const catalogue = useCatalogue();
  useOwnNodes(catalogue);
  if (!catalogue) return <WithoutCatalogue />;
  return (
    <ErrorBoundary FallbackComponent={EditorFailure}>
      <ReactFlowProvider>
        <div className={classes.page}>
          <EditorTopBar />
          <Workbench />
        </div>
      </ReactFlowProvider>
    </ErrorBoundary>
  );
}

function Workbench() {
  const { t } = useTranslation('editor');
  const isNarrow = useMediaQuery('(max-width: 62em)', window.innerWidth < 992);
  const { log } = usePanels();
  const rows = useDefaultLayout({
    id: 'talkgraph-editor-rows',
    panelIds: log ? ['work', 'log'] : ['work'],
    storage: inBrowser,
  });
  if (isNarrow) return <NarrowWorkbench />;
  return (
    <Group orientation="vertical" className={classes.rows ?? ''} {...rows}>
      <Panel id="work" minSize="30%">
        <Columns />
      </Panel>
      {log && (
        <>
          <Separator className={classes.level ?? ''} aria-label={t('resizeLog')} />
          <Panel id="log" defaultSize="220px" minSize="120px" groupResizeBehavior="preserve-pixel-size">
            <LogDrawer />
          </Panel>
        </>
      )}
    </Group>
  );
}

/** On a tablet the panels lie over the canvas instead of squeezing it. */
function NarrowWorkbench() {
  const { side, inspector, log } = usePanels();
  return (
    <div className={classes.narrow}>
      <Canvas />
      {side && <EditorSidePanel floating />}
      {inspector && <InspectorPanel floating />}
      {log && <LogDrawer floating />}
    </div>
  );
}

function Columns() {
  const { t } = useTranslation('editor');
  const { side, inspector } = usePanels();
  const layout = useDefaultLayout({
    id: 'talkgraph-editor',
    panelIds: shown({ side, inspector }),
    storage: inBrowser,
  });
  const keepsWidth = { groupResizeBehavior: 'preserve-pixel-size' } as const;
  return (
    <Group orientation="horizontal" {...layout}>
      {side && (
        <>
          <Panel id="side" defaultSize="270px" minSize="220px" maxSize="460px" {...keepsWidth}>
            <EditorSidePanel />
          </Panel>
          <Separator className={classes.upright ?? ''} aria-label={t('resizeSide')} />
        </>
      )}
      <Panel id="canvas" minSize="30%">
        <Canvas />
      </Panel>
      {inspector && (
        <>
          <Separator className={classes.upright ?? ''} aria-label={t('resizeInspector')} />
          <Panel id="inspector" defaultSize="400px" minSize="300px" maxSize="60%" {...keepsWidth}>
            <InspectorPanel />
          </Panel>
        </>
      )}
    </Group>
  );
}

function Canvas() {
  return (
    <WorkflowDropArea>
      <WorkflowCanvas />
    </WorkflowDropArea>
  );
}

function shown({ side, inspector }: { readonly side: boolean; readonly inspector: boolean }): string[] {
  return [...(side ? ['side'] : []), 'canvas', ...(inspector ? ['inspector'] : [])];
}
