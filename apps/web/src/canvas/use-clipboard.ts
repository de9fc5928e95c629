import { type RefObject, useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { pasteText } from './clipboard.js';
import { isForCanvas } from './is-for-canvas.js';

/** Copy, cut and paste by the browser's own keys and menus. */
export function useClipboard(container: RefObject<HTMLElement | null>): void {
  const read = useLocalText();
  useEffect(() => {
    const isOurs = (event: Event) => isForCanvas(event, container.current);
    const copy = (event: ClipboardEvent) => {
      // Text that is marked somewhere is what is meant.
      if (!isOurs(event) || !getSelection()?.isCollapsed) return;
      const text = useEditor.getState().copy();
      if (text === '') return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') useEditor.getState().remove();
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain');
      if (!text || !isOurs(event)) return;
      event.preventDefault();
      pasteText(text, read);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [container, read]);
}
