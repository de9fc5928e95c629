import type { CommandName } from './commands.js';

/** Keys that do something. `Mod` is Ctrl, on a Mac Cmd. */
export interface Shortcut {
  readonly command: CommandName;
  readonly keys: readonly string[];
}

/** What the mouse does; only told, by `gestures.<name>` in the texts. */
export interface Gesture {
  readonly gesture: string;
}

/** The parts of the cheat sheet, in order; the same list decides what a key does. As ComfyUI's where it has a key. */
export const shortcutGroups: readonly { readonly name: string; readonly entries: readonly (Shortcut | Gesture)[] }[] = [
  {
    name: 'run',
    entries: [
      { command: 'run', keys: ['Mod+Enter'] },
      { command: 'runFront', keys: ['Mod+Shift+Enter'] },
      { command: 'stop', keys: ['Mod+Alt+Enter'] },
    ],
  },
  {
    name: 'edit',
    entries: [
      { command: 'undo', keys: ['Mod+Z'] },
      { command: 'redo', keys: ['Mod+Shift+Z', 'Mod+Y'] },
      { command: 'cut', keys: ['Mod+X'] },
      { command: 'copy', keys: ['Mod+C'] },
      { command: 'paste', keys: ['Mod+V'] },
      { command: 'duplicate', keys: ['Mod+D'] },
      { command: 'remove', keys: ['Delete', 'Backspace'] },
      { command: 'selectAll', keys: ['Mod+A'] },
      { command: 'selectNone', keys: ['Escape'] },
    ],
  },
  {
    name: 'nodes',
    entries: [
      { command: 'search', keys: ['/'] },
      { command: 'rename', keys: ['F2'] },
      { command: 'group', keys: ['Mod+G'] },
      { command: 'collapse', keys: ['Alt+C'] },
      { command: 'mute', keys: ['Mod+M'] },
      { command: 'bypass', keys: ['Mod+B'] },
      { command: 'makeSubgraph', keys: ['Mod+Shift+G'] },
      { command: 'layOut', keys: ['Mod+Shift+L'] },
      { command: 'menu', keys: ['Shift+F10', 'ContextMenu'] },
    ],
  },
  {
    name: 'move',
    entries: [
      { command: 'moveLeft', keys: ['ArrowLeft'] },
      { command: 'moveRight', keys: ['ArrowRight'] },
      { command: 'moveUp', keys: ['ArrowUp'] },
      { command: 'moveDown', keys: ['ArrowDown'] },
      { command: 'moveFarLeft', keys: ['Shift+ArrowLeft'] },
      { command: 'moveFarRight', keys: ['Shift+ArrowRight'] },
      { command: 'moveFarUp', keys: ['Shift+ArrowUp'] },
      { command: 'moveFarDown', keys: ['Shift+ArrowDown'] },
    ],
  },
  {
    name: 'walk',
    entries: [
      { command: 'walkLeft', keys: ['Alt+ArrowLeft'] },
      { command: 'walkRight', keys: ['Alt+ArrowRight'] },
      { command: 'walkUp', keys: ['Alt+ArrowUp'] },
      { command: 'walkDown', keys: ['Alt+ArrowDown'] },
      { command: 'link', keys: ['L'] },
      { command: 'enter', keys: ['Enter'] },
      { command: 'leave', keys: ['U'] },
    ],
  },
  {
    name: 'view',
    entries: [
      { command: 'fit', keys: ['.'] },
      { command: 'fitSelection', keys: ['Shift+.'] },
      { command: 'zoomIn', keys: ['+', '='] },
      { command: 'zoomOut', keys: ['-'] },
      { command: 'zoomFull', keys: ['1'] },
      { command: 'snap', keys: ['Shift+S'] },
      { command: 'map', keys: ['M'] },
      { command: 'keys', keys: ['?'] },
    ],
  },
  {
    name: 'mouse',
    entries: [
      ...['pan', 'zoom', 'search', 'box', 'add', 'linkDrop', 'insert', 'reroute', 'detach', 'subgraph', 'menu'],
    ].map((gesture) => ({ gesture })),
  },
];

/** Whether an entry is done by keys. */
export function isShortcut(entry: Shortcut | Gesture): entry is Shortcut {
  return 'command' in entry;
}

/** The keys of a command, as the list has them. */
export function keysOf(command: CommandName): readonly string[] {
  for (const { entries } of shortcutGroups) {
    for (const entry of entries) if (isShortcut(entry) && entry.command === command) return entry.keys;
  }
  return [];
}
