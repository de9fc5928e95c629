import { useEffect } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { keepDraft } from './keep-draft.js';
import { offerLostDrafts } from './offer-lost-drafts.js';

let isStarted = false;

/** Keeps the open workflow over reloads and crashes, and asks before a tab with unsaved work is closed. */
export function useKeptDraft(): void {
  useEffect(() => {
    // Once for the page: leaving the editor for another page does not end it.
    if (isStarted) return;
    isStarted = true;
    void keepDraft().then(offerLostDrafts);
    window.addEventListener('beforeunload', (event) => {
      if (useEditor.getState().isChanged) event.preventDefault();
    });
  }, []);
}
