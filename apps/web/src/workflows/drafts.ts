import type { WorkflowPlace } from '../editor/editor-state.js';
import type { WorkflowDocument } from '../graph/document.js';

/** What an editor in a browser tab held when it was last written down. */
export interface Draft {
  readonly document: WorkflowDocument;
  readonly place: WorkflowPlace;
  /** Whether it differs from what is saved. */
  readonly isChanged: boolean;
  /** When the saved workflow was written, as this tab knows it. */
  readonly modified?: number;
  /** When this was written down. Milliseconds since 1970. */
  readonly at: number;
}

const prefix = 'talkgraph-draft:';
const version = 1;

/** Drafts of all tabs of this browser, in a storage that they share; each tab writes only its own. */
export interface Drafts {
  read(tab: string): Draft | undefined;
  /** False where the storage is full, even without drafts of others that hold nothing unsaved. */
  write(tab: string, draft: Draft): boolean;
  remove(tab: string): void;
  tabs(): readonly string[];
}

/** Drafts in this storage. */
export function draftsIn(storage: Storage): Drafts {
  const read = (tab: string): Draft | undefined => parsed(storage.getItem(prefix + tab));
  const tabs = () =>
    Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const tryWrite = (tab: string, text: string) => {
    try {
      storage.setItem(prefix + tab, text);
      return true;
    } catch {
      return false;
    }
  };
  return {
    read,
    tabs,
    remove: (tab) => storage.removeItem(prefix + tab),
    write(tab, draft) {
      const text = JSON.stringify({ version, ...draft });
      if (tryWrite(tab, text)) return true;
      // What is saved elsewhere may go; work that nobody saved may not.
      for (const other of tabs()) if (other !== tab && !read(other)?.isChanged) storage.removeItem(prefix + other);
      return tryWrite(tab, text);
    },
  };
}

function parsed(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const draft = JSON.parse(text) as Draft & { readonly version?: number };
    return draft.version === version && draft.document?.root ? draft : undefined;
  } catch {
    return undefined;
  }
}
