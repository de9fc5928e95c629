import type { PortEnd } from '../editor/editor-state.js';
import { useEditor } from '../editor/editor-store.js';
import { openGraph, openSubgraph } from '../editor/open-graph.js';
import { usePanels } from '../editor/panels.js';
import { editorTypes, type GraphNode, subgraphEnds } from '../graph/document.js';
import { linkIndex } from '../graph/link-index.js';
import { askToKeepNode } from '../own-nodes/ask-own-node.js';
import { askFormNames } from './ask-form-names.js';
import { askSubgraphPorts } from './ask-subgraph-ports.js';
import { type MenuTarget, useCanvasView } from './canvas-view.js';
import type { CommandContext, CommandName } from './commands.js';
import { showNodeHelp } from './node-help.js';
import { portsAt } from './ports-at.js';

/** A line of a context menu. */
export type MenuEntry =
  /** `text` is a key of the texts (`menu.<text>`); commands have one of their own. */
  | { readonly kind: 'command'; readonly command: CommandName; readonly text?: string; readonly isDangerous?: boolean }
  | { readonly kind: 'action'; readonly text: string; readonly act: (context: CommandContext) => void }
  | { readonly kind: 'colors'; readonly give: (color: string | undefined) => void }
  | { readonly kind: 'divider' };

const divider: MenuEntry = { kind: 'divider' };

/** What the menu of something offers. */
export function menuEntries(target: MenuTarget, place: { x: number; y: number }): MenuEntry[] {
  if (target.on === 'node') return nodeEntries(target.node);
  if (target.on === 'link') return linkEntries(target.link, place);
  if (target.on === 'group') return groupEntries(target.group);
  if (target.on === 'port') return portEntries(target.port);
  const { path } = useEditor.getState();
  return [
    ...listed('search', 'addNote', 'addGroup', 'paste'),
    divider,
    ...listed('selectAll', 'layOut', 'fit', 'snap', 'map'),
    ...(path.length > 0 ? [divider, editPorts, ...listed('leave')] : []),
    divider,
    ...listed('undo', 'redo', 'keys'),
  ];
}

function listed(...commands: readonly CommandName[]): MenuEntry[] {
  return commands.map((command) => ({ kind: 'command', command }));
}

function nodeEntries(id: string): MenuEntry[] {
  const { document, selection, setColor } = useEditor.getState();
  const node = openGraph(useEditor.getState()).nodes[id];
  if (!node) return [];
  const isEnd = id === subgraphEnds.input || id === subgraphEnds.output;
  const isDrawnOnly = (Object.values(editorTypes) as string[]).includes(node.type);
  const many = selection.nodes.size > 1;
  return [
    ...(isDrawnOnly ? [] : runEntries(id)),
    ...(document.subgraphs[node.type] && !many ? [enterSubgraph, ...listed('unpack'), keepAsOwn(id)] : []),
    ...(isEnd ? [editPorts] : []),
    ...listed('rename', 'collapse'),
    ...(isDrawnOnly ? [] : listed('mute', 'bypass')),
    ...(isEnd ? [] : listed('duplicate', 'copy')),
    divider,
    ...(many ? alignEntries() : []),
    ...listed('group'),
    ...(isEnd || node.type === editorTypes.note ? [] : listed('makeSubgraph')),
    { kind: 'colors', give: (color) => setColor([...selection.nodes], color) },
    ...(isDrawnOnly ? [] : [divider, ...knowledgeEntries(node)]),
    ...(isEnd ? [] : [divider, { kind: 'command', command: 'remove', isDangerous: true } as const]),
  ];
}

function runEntries(id: string): MenuEntry[] {
  return [
    { kind: 'command', command: 'runSelected' },
    {
      kind: 'action',
      text: 'lookInside',
      act: () => {
        useEditor.getState().select({ nodes: [id] });
        usePanels.getState().openInspector();
      },
    },
    divider,
  ];
}

/** On a port the same key does something else. */
const enterSubgraph: MenuEntry = { kind: 'command', command: 'enter', text: 'enterSubgraph' };

/** An instance can be kept as a node for other workflows. */
function keepAsOwn(id: string): MenuEntry {
  return { kind: 'action', text: 'keepAsOwn', act: () => askToKeepNode(id) };
}

/** What the ends of a sub-graph are about; offered inside it. */
const editPorts: MenuEntry = { kind: 'action', text: 'editPorts', act: askSubgraphPorts };

/** The port of the open sub-graph that a port of its ends stands for. */
function portEntriesOfEnd(port: PortEnd): MenuEntry[] {
  const state = useEditor.getState();
  const definition = state.document.subgraphs[openSubgraph(state) ?? ''];
  const isInput = port.node === subgraphEnds.input;
  if (!definition || !(isInput || port.node === subgraphEnds.output)) return [];
  const own =
    port.side === 'output' ? definition.inputs[port.slot] : definition.outputs.find(({ name }) => name === port.input);
  if (!own) return [editPorts];
  const remove = () => state.removePort(isInput ? 'input' : 'output', own.id);
  return [editPorts, { kind: 'action', text: 'removePort', act: remove }];
}

function alignEntries(): MenuEntry[] {
  const ways = ['alignLeft', 'alignCentre', 'alignTop', 'alignMiddle', 'alignColumns', 'alignRows', 'layOut'] as const;
  return [...listed(...ways), divider];
}

function knowledgeEntries(node: GraphNode): MenuEntry[] {
  const hasWidgets = portsAt(node.id).inputs.some(({ widget }) => widget);
  return [
    ...(hasWidgets ? [{ kind: 'action', text: 'showInForm', act: () => askFormNames(node.id) } as const] : []),
    { kind: 'action', text: 'help', act: () => showNodeHelp(node.id) },
  ];
}

function linkEntries(id: string, { x, y }: { x: number; y: number }): MenuEntry[] {
  const { addReroute, removeLinks } = useEditor.getState();
  return [
    { kind: 'action', text: 'addReroute', act: () => void addReroute(id, { x: x - 14, y: y - 10 }) },
    { kind: 'action', text: 'removeLink', act: () => removeLinks([id]) },
  ];
}

function groupEntries(id: string): MenuEntry[] {
  const { changeGroup, remove } = useEditor.getState();
  return [
    ...listed('rename', 'fitSelection'),
    { kind: 'colors', give: (color) => changeGroup(id, { color: color ?? '' }) },
    divider,
    { kind: 'action', text: 'ungroup', act: () => remove({ groups: [id] }) },
  ];
}

function portEntries(port: PortEnd): MenuEntry[] {
  const links = linkIndex(openGraph(useEditor.getState()).links);
  const ends = port.side === 'input' ? links.into : links.outOf;
  const own = (ends.get(port.node) ?? []).filter(({ from, to }) =>
    port.side === 'input' ? to.input === port.input : from.slot === port.slot,
  );
  const { menu, set } = useCanvasView.getState();
  const hasWidget =
    port.side === 'input' && portsAt(port.node).inputs.some((one) => one.name === port.input && one.widget);
  return [
    {
      kind: 'action',
      text: 'addFitting',
      act: () => menu && set({ search: { at: menu.at, place: menu.place, port } }),
    },
    { kind: 'action', text: 'linkByKeys', act: () => set({ linkingFrom: port }) },
    ...(hasWidget ? [{ kind: 'action', text: 'showInForm', act: () => askFormNames(port.node) } as const] : []),
    ...(own.length > 0
      ? [
          {
            kind: 'action',
            text: own.length > 1 ? 'removeLinks' : 'removeLink',
            act: () => useEditor.getState().removeLinks(own.map(({ id }) => id)),
          } as const,
        ]
      : []),
    ...portEntriesOfEnd(port),
  ];
}
