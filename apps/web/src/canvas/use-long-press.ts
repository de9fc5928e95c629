import { type RefObject, useEffect } from 'react';

/** How long a finger stays in its place until it means the menu. */
const pressMilliseconds = 550;
const stillness = 8;

/** A long press opens the context menu, on browsers that do not see to it. */
export function useLongPress(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    let hasOpened = false;
    const stop = () => clearTimeout(timer);
    const down = (event: PointerEvent) => {
      stop();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      start = { x: event.clientX, y: event.clientY };
      hasOpened = false;
      const { target } = event;
      timer = setTimeout(() => {
        const init = { bubbles: true, cancelable: true, clientX: start.x, clientY: start.y };
        hasOpened = true;
        target?.dispatchEvent(new MouseEvent('contextmenu', init));
      }, pressMilliseconds);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > stillness) stop();
    };
    // The click that follows a touch would close the menu again.
    const lift = (event: TouchEvent) => hasOpened && event.preventDefault();
    element.addEventListener('touchend', lift, { capture: true, passive: false });
    element.addEventListener('pointerdown', down, true);
    element.addEventListener('pointermove', move, true);
    for (const end of ['pointerup', 'pointercancel', 'contextmenu']) element.addEventListener(end, stop, true);
    return () => {
      stop();
      element.removeEventListener('touchend', lift, true);
      element.removeEventListener('pointerdown', down, true);
      element.removeEventListener('pointermove', move, true);
      for (const end of ['pointerup', 'pointercancel', 'contextmenu']) element.removeEventListener(end, stop, true);
    };
  }, [container]);
}
