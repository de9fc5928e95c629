import type { EditorState } from '../editor/editor-state.js';
import { openGraph } from '../editor/open-graph.js';
import type { Language } from '../i18n/start-i18n.js';
import { portColor } from '../node-view/port-color.js';
import type { NodeRunState } from '../runs/live-run.js';
import { promptNodeId } from '../runs/prompt-node-id.js';
import type { RunsState } from '../runs/run-store.js';
import type { OverviewScene } from './draw-overview.js';
import { curveOf } from './drop-on-link.js';
import { nodeBoxes } from './node-boxes.js';
import { groupColor } from './node-colors.js';
import { nodeName } from './node-name.js';
import { linkType } from './ports-at.js';
import { resolvedColor } from './scheme-colors.js';

/** The colours of states, as on the nodes themselves. */
const stateColors: Readonly<Record<NodeRunState, string>> = {
  waiting: 'var(--mantine-color-gray-5)',
  running: 'var(--mantine-color-yellow-6)',
  done: 'var(--mantine-color-green-6)',
  cached: 'var(--mantine-color-teal-5)',
  skipped: 'var(--mantine-color-gray-5)',
  failed: 'var(--mantine-color-red-6)',
};

/** What the picture of the open graph is drawn from. */
export function overviewScene(
  state: EditorState,
  { runs, followed, problems }: RunsState,
  language: Language,
  element: HTMLElement,
): OverviewScene {
  const color = (css: string) => resolvedColor(css, element);
  const run = followed === undefined ? undefined : runs[followed];
  return {
    graph: openGraph(state),
    selection: state.selection,
    boxOf: nodeBoxes.boxOf,
    curveOf,
    nameOf: (node) => nodeName(node, state, language),
    linkColor: (link) => color(portColor(linkType(link))),
    stateColor(node) {
      const id = promptNodeId(state.path, node);
      if (problems?.nodes[id]) return color(stateColors.failed);
      const known = run?.nodes[id] ?? run?.instances[id];
      return known && color(stateColors[known.state]);
    },
    groupColor: (given) => given ?? groupColor,
    colors: {
      body: color('var(--mantine-color-body)'),
      border: color('var(--mantine-color-gray-6)'),
      text: color('var(--mantine-color-text)'),
      selected: color('var(--mantine-primary-color-filled)'),
    },
  };
}
