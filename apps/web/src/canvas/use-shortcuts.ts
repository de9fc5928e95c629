import { type RefObject, useEffect } from 'react';
import { useCanvasView } from './canvas-view.js';
import { type CommandName, commands } from './commands.js';
import { isForCanvas } from './is-for-canvas.js';
import { commandOf, runsOnMac } from './key-chord.js';
import { portOfFocus, walkPorts } from './keyboard-link.js';
import { useCommandContext } from './use-command-context.js';

/** The run bar's keys, which also work in fields; the clipboard's, which the browser tells of. */
const elsewhere: ReadonlySet<CommandName> = new Set(['run', 'runFront', 'stop', 'copy', 'cut', 'paste']);

/** Has keys do what the list of shortcuts says. */
export function useShortcuts(container: RefObject<HTMLElement | null>): void {
  const context = useCommandContext();
  useEffect(() => {
    const isMac = runsOnMac();
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || !isForCanvas(event, container.current)) return;
      if (walksPorts(event)) return;
      const command = commandOf(event, isMac);
      if (!command || elsewhere.has(command) || isButtonsOwn(event)) return;
      event.preventDefault();
      commands[command](context);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [container, context]);
}

/** On a port, the arrows go to the next one, and Escape back to its node. */
function walksPorts(event: KeyboardEvent): boolean {
  const port = portOfFocus();
  if (!port || event.altKey || event.ctrlKey || event.metaKey) return false;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === 1 || step === -1) {
    event.preventDefault();
    walkPorts(step);
    return true;
  }
  if (event.key !== 'Escape' || useCanvasView.getState().linkingFrom) return false;
  (document.activeElement?.closest('.react-flow__node') as HTMLElement | null)?.focus();
  return true;
}

/** Enter and the arrows on a button, a switch or a player are theirs. */
function isButtonsOwn({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || target.classList.contains('react-flow__handle')) return false;
  const isControl = target.closest('button, a, input, audio, video, [role="button"], [role="tab"]') !== null;
  return isControl && (key === 'Enter' || key.startsWith('Arrow'));
}
