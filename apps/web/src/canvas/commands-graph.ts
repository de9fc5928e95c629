import { notifications } from '@mantine/notifications';
import type { Verdict } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { editorTypes, type GraphNode, type NodeMode } from '../graph/document.js';
import { askMenuByKey } from './ask-menu-by-key.js';
import { useCanvasView } from './canvas-view.js';
import type { Command, CommandContext } from './commands.js';
import { focusNode, focusPorts, pressEnter } from './keyboard-link.js';
import { measuredSizes } from './node-boxes.js';
import { middleOfWindow, placeAt } from './viewport.js';

/** Nodes, groups and sub-graphs. */
export const graphCommands = {
  group: ({ t }) => useEditor.getState().groupSelection(t('newGroup'), measuredSizes()),
  addGroup: ({ t }) => {
    const { x, y } = wishedPlace();
    useEditor.getState().addGroup({ title: t('newGroup'), x, y, width: 400, height: 260 });
  },
  addNote: () => void useEditor.getState().addNode(editorTypes.note, wishedPlace()),
  collapse: () => {
    const nodes = selectedNodes();
    const collapsed = nodes.some((node) => !node.collapsed);
    useEditor.getState().setCollapsed(
      nodes.map(({ id }) => id),
      collapsed,
    );
  },
  mute: () => toggleMode('muted'),
  bypass: () => toggleMode('bypassed'),
  makeSubgraph: (context) => {
    if (selectedNodes().length > 0) tell(useEditor.getState().makeSubgraph(context.t('newSubgraph')), context);
  },
  unpack: (context) => {
    const [node] = selectedNodes();
    if (node) tell(useEditor.getState().unpackSubgraph(node.id), context);
  },
  enter: (context) => pressEnter(context),
  leave: () => {
    const { path, leaveTo } = useEditor.getState();
    const instance = path.at(-1);
    if (instance === undefined) return;
    leaveTo(path.length - 1);
    requestAnimationFrame(() => focusNode(instance));
  },
  link: () => focusPorts(),
  menu: () => askMenuByKey(),
} satisfies Readonly<Record<string, Command>>;

/** The selected nodes of the open canvas. */
export function selectedNodes(): GraphNode[] {
  const state = useEditor.getState();
  const { nodes } = openGraph(state);
  return [...state.selection.nodes].flatMap((id) => nodes[id] ?? []);
}

function toggleMode(mode: NodeMode): void {
  const nodes = selectedNodes();
  const isOn = nodes.every((node) => node.mode === mode);
  useEditor.getState().setMode(
    nodes.map(({ id }) => id),
    isOn ? 'active' : mode,
  );
}

function tell(verdict: Verdict, { read }: CommandContext): void {
  if (!verdict.done) notifications.show({ color: 'red', message: read(verdict.reason) });
}

/** Where the menu was asked for, else the middle of what is seen. */
function wishedPlace() {
  return useCanvasView.getState().menu?.place ?? placeAt(middleOfWindow());
}
