import { useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';

const product = 'Talkgraph';

/** Shows the open workflow's name in the browser's tab, with a dot where something is unsaved, while the editor is shown. */
export function usePageTitle(): void {
  const title = useEditor((state) => state.place.title);
  const isChanged = useEditor((state) => state.isChanged);
  useEffect(() => {
    document.title = `${isChanged ? '• ' : ''}${title ? `${title} – ` : ''}${product}`;
    return () => {
      document.title = product;
    };
  }, [title, isChanged]);
}
