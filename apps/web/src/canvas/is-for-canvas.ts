/** Whether keys pressed now are meant for the canvas: nobody writes in a field, and the focus is on the canvas or nowhere. */
export function isForCanvas(event: Event, canvas: HTMLElement | null): boolean {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (!canvas || event.defaultPrevented || isField(target)) return false;
  if (document.querySelector('[role="dialog"], [data-canvas-popup]')) return false;
  return target === document.body || canvas.contains(target) || target.closest('[role="toolbar"]') !== null;
}

/** Whether keys write in an element, or choose something in it. */
export function isField(element: HTMLElement): boolean {
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
    return true;
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(element.type);
  return element.closest('[role="listbox"], [role="menu"], [role="slider"], [role="dialog"]') !== null;
}
