import type { CommandName } from './commands.js';
import { isShortcut, shortcutGroups } from './shortcuts.js';

/** What is read of a pressed key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command that a pressed key stands for. */
export function commandOf(pressed: PressedKey, isMac: boolean): CommandName | undefined {
  return commandsByChord.get(chordOf(pressed, isMac));
}

/** A pressed key as the list of shortcuts writes it: `Mod+Shift+Z`. */
export function chordOf(pressed: PressedKey, isMac: boolean): string {
  const key = keyName(pressed);
  const hasMod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const isForeign = isMac ? pressed.ctrlKey : pressed.metaKey;
  // Shift is part of the sign already where it makes another one of the key, as `?` and `+`.
  const hasShift = pressed.shiftKey && (key.length > 1 || /[A-Z]/.test(key) || pressed.code === 'Period');
  return [
    ...(isForeign ? ['Foreign'] : []),
    ...(hasMod ? ['Mod'] : []),
    ...(hasShift ? ['Shift'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
    key,
  ].join('+');
}

/** A chord as people read it: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function readableKeys(chord: string, isMac: boolean): string[] {
  const keys = chord === '+' ? ['+'] : chord.split('+');
  return keys.map((key) => (isMac ? (macSigns[key] ?? signs[key]) : signs[key]) ?? key);
}

/** Whether the page runs on a Mac. */
export function runsOnMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
}

/** The sign on the key in Latin letters, whatever else is typed with it (Alt+C is `ç` on a Mac). */
function keyName({ key, code }: PressedKey): string {
  if (code === 'Period' && (key === '.' || key === '>')) return '.';
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter) return letter;
  return key.length === 1 ? key.toUpperCase() : key;
}

const commandsByChord = new Map<string, CommandName>(
  shortcutGroups.flatMap(({ entries }) =>
    entries.filter(isShortcut).flatMap(({ command, keys }) => keys.map((key) => [key, command] as const)),
  ),
);

const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ContextMenu: '☰',
};

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌦', Backspace: '⌫' };
