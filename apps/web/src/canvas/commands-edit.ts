import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useCanvasView } from './canvas-view.js';
import { copySelection, pasteText, readClipboard } from './clipboard.js';
import type { Command } from './commands.js';
import { groupNodeId } from './flow-elements.js';
import { portOfFocus } from './keyboard-link.js';
import { focusCanvas, middleOfWindow, placeAt } from './viewport.js';

/** Changes to what is selected. */
export const editCommands = {
  undo: () => useEditor.getState().undo(),
  redo: () => useEditor.getState().redo(),
  copy: () => void copySelection(),
  cut: () => void copySelection().then((isCopied) => isCopied && useEditor.getState().remove()),
  paste: ({ read }) => void readClipboard().then((text) => text && pasteText(text, read)),
  duplicate: () => void useEditor.getState().duplicate(),
  remove: () => {
    const port = portOfFocus();
    const { selection, remove, removeLinks } = useEditor.getState();
    if (port?.side === 'input') {
      const links = Object.values(openGraph(useEditor.getState()).links);
      removeLinks(links.filter(({ to }) => to.node === port.node && to.input === port.input).map(({ id }) => id));
      return;
    }
    const hadFocus = document.activeElement?.closest('.react-flow__node') !== null;
    if (selection.nodes.size + selection.links.size + selection.groups.size === 0) return;
    remove();
    // The focus was on what is gone; the canvas takes it, so that keys go on working.
    if (hadFocus) focusCanvas();
  },
  selectAll: () => useEditor.getState().selectAll(),
  selectNone: () => {
    const { linkingFrom, set } = useCanvasView.getState();
    if (linkingFrom) set({ linkingFrom: undefined });
    else useEditor.getState().select({});
  },
  rename: () => {
    const { selection } = useEditor.getState();
    const [node] = selection.nodes;
    const [group] = selection.groups;
    const renaming = node ?? (group === undefined ? undefined : groupNodeId(group));
    useCanvasView.getState().set({ renaming });
  },
  search: () => {
    const at = middleOfWindow();
    useCanvasView.getState().set({ search: { at, place: placeAt(at) } });
  },
} satisfies Readonly<Record<string, Command>>;
