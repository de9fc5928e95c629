import { useEffect } from 'react';

const overlays = '[role="dialog"], [role="menu"]';

/** Longer than dialogs and menus take to fade away. */
const fadeMs = 400;

/**
 * Dialogs give the focus back to what opened them. Where that was an entry of a menu, which is gone by then, the focus
 * would be lost: this gives it to what had it before the menu.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let outside: HTMLElement | undefined;
    let inside: HTMLElement | undefined;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      if (target.closest(overlays)) inside = target;
      else [outside, inside] = [target, undefined];
    };
    const giveBack = () => {
      const isLost = document.activeElement === document.body && inside !== undefined && !inside.isConnected;
      if (isLost && outside?.isConnected) outside.focus({ preventScroll: true });
    };
    const look = () => void setTimeout(giveBack, fadeMs);
    document.addEventListener('focusin', remember);
    document.addEventListener('keyup', look);
    document.addEventListener('click', look);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keyup', look);
      document.removeEventListener('click', look);
    };
  }, []);
}
