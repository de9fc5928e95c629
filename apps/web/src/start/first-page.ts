const key = 'talkgraph-first-page';

/** The address behind the `#` that the page was loaded with. */
const loadedAt = window.location.hash;
let isFirst = true;

/** Whether the visitor wants the editor to come first. */
export function startsWithEditor(): boolean {
  return localStorage.getItem(key) === 'editor';
}

export function setStartsWithEditor(wanted: boolean): void {
  if (wanted) localStorage.setItem(key, 'editor');
  else localStorage.removeItem(key);
}

/** Whether the editor is to be shown now: only where the page was opened without a place in it, and once. */
export function shouldLeaveForEditor(): boolean {
  const isFresh = isFirst && /^#?\/?$/.test(loadedAt);
  isFirst = false;
  return isFresh && startsWithEditor();
}
