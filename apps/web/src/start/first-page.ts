import { inBrowser } from '../app/browser-storage.js';

const key = 'talkgraph-first-page';

/** Whether the visitor wants the editor to come first. */
export function startsWithEditor(): boolean {
  return inBrowser.getItem(key) === 'editor';
}

export function setStartsWithEditor(wanted: boolean): void {
  if (wanted) inBrowser.setItem(key, 'editor');
  else inBrowser.removeItem(key);
}

/** Only where the page was opened without a place in it: who goes to the start page by the menu means it. */
let isLeft = window.location.hash !== '' || !startsWithEditor();

/** Whether the editor is to be shown instead of the start page. */
export function shouldLeaveForEditor(): boolean {
  return !isLeft;
}

/** The editor was shown first; from now on the start page is what it is. */
export function markLeft(): void {
  isLeft = true;
}
