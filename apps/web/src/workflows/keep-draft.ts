import { randomId } from '../api/random-id.js';
import { browserStorage } from '../app/browser-storage.js';
import { useEditor } from '../editor/editor-store.js';
import { emptyDocument } from '../graph/empty-document.js';
import { type Draft, draftsIn } from './drafts.js';
import { useOpenFile } from './open-file-state.js';
import { showProblem } from './show-problem.js';
import { claimTab } from './tab-id.js';
import { untitled } from './untitled.js';

const drafts = draftsIn(browserStorage('localStorage'));
/** Work of other tabs that ended without being saved. */
export interface LostDraft {
  readonly tab: string;
  readonly draft: Draft;
}

const writeAfterMs = 1500;
let starting: Promise<readonly LostDraft[]> | undefined;

/**
 * Begins to write the open workflow down, a moment after each change and when the page is left; once for the page. What
 * this tab held before a reload is opened again. Answers what other tabs left behind unsaved.
 */
export function keepDraft(): Promise<readonly LostDraft[]> {
  starting ??= start();
  return starting;
}

async function start(): Promise<readonly LostDraft[]> {
  const tab = await claimTab();
  const { place, document } = useEditor.getState();
  const isFresh = place.title === '' && Object.keys(document.root.nodes).length === 0;
  const mine = drafts.read(tab.id) ?? (tab.copiedFrom ? drafts.read(tab.copiedFrom) : undefined);
  if (isFresh && mine) openDraft(mine);
  // Something was opened before the editor was: what this tab held is offered like that of any other tab.
  else if (mine?.isChanged) drafts.write(randomId(), mine);
  if (useEditor.getState().place.title === '') useEditor.setState({ place: { path: undefined, title: untitled() } });
  writeOnChange(tab.id);
  const lost = await Promise.all(
    drafts.tabs().map(async (other): Promise<LostDraft[]> => {
      const draft = drafts.read(other);
      if (other === tab.id || (await tab.isAlive(other))) return [];
      if (draft?.isChanged) return [{ tab: other, draft }];
      drafts.remove(other);
      return [];
    }),
  );
  return lost.flat();
}

/** Opens a draft as it was, unsaved where it was unsaved. */
export function openDraft({ document, place, isChanged, modified }: Draft): void {
  const { open, catalogue } = useEditor.getState();
  // What it differs from is not known any more; an empty workflow stands for that.
  open(isChanged ? emptyDocument() : document, place);
  if (isChanged) useEditor.setState({ document, isChanged });
  if (isChanged && catalogue) useEditor.getState().setCatalogue(catalogue);
  useOpenFile.setState({ modified });
}

export function forgetDraft(tab: string): void {
  drafts.remove(tab);
}

function writeOnChange(tab: string): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let wasKept = true;
  const write = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const { document, place, isChanged } = useEditor.getState();
    const { modified } = useOpenFile.getState();
    const draft = { document, place, isChanged, at: Date.now(), ...(modified !== undefined && { modified }) };
    const isKept = drafts.write(tab, draft);
    // Said once, not at each change.
    if (!isKept && wasKept) showProblem(notKept);
    wasKept = isKept;
  };
  useEditor.subscribe((now, before) => {
    if (now.document === before.document && now.place === before.place && now.isChanged === before.isChanged) return;
    waiting ??= setTimeout(write, writeAfterMs);
  });
  // The last moment that browsers grant, also on telephones.
  window.addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && write());
}

const notKept = {
  en: 'This browser has no room left to keep the workflow by itself. Save it, so that it is not lost with the page.',
  zh: '浏览器存储空间不足，无法自动保存工作流。请手动保存，以免关闭页面后丢失。',
};
