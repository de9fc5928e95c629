import { inTab } from '../app/browser-storage.js';

const place = 'talkgraph-batch';

/** The batch that was open in this tab when the page was left or loaded anew. */
export function rememberedBatch(): string | undefined {
  return inTab.getItem(place) ?? undefined;
}

/** Remembers what is open; undefined where the list is shown. */
export function rememberBatch(id: string | undefined): void {
  if (id === undefined) inTab.removeItem(place);
  else inTab.setItem(place, id);
}
