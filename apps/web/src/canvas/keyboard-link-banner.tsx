import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { useCanvasView } from './canvas-view.js';
import { nodeName } from './node-name.js';
import { portsAt } from './ports-at.js';
import classes from './workflow-canvas.module.css';

/** Says that a link is being made by keyboard, and how it ends. */
export function KeyboardLinkBanner() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const port = useCanvasView((view) => view.linkingFrom);
  const state = useEditor.getState();
  const node = port && openGraph(state).nodes[port.node];
  const { inputs, outputs } = port ? portsAt(port.node) : { inputs: [], outputs: [] };
  const label =
    port?.side === 'output' ? outputs[port.slot]?.label : inputs.find(({ name }) => name === port?.input)?.label;
  return (
    <div role="status" className={classes.banner} data-shown={port !== undefined}>
      {node && t('linking', { node: nodeName(node, state, language), port: label?.[language] ?? '' })}
    </div>
  );
}
