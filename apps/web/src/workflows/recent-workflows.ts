import { inBrowser } from '../app/browser-storage.js';

const key = 'talkgraph-recent-workflows';
const most = 8;

/** Paths of the workflows that were opened or saved last, the newest first. */
export function recentWorkflows(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(inBrowser.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberRecent(path: string): void {
  store([path, ...recentWorkflows().filter((each) => each !== path)]);
}

/** Follows a workflow that got another path, or forgets one that was deleted. */
export function changeRecent(path: string, now: string | undefined): void {
  store(recentWorkflows().flatMap((each) => (each !== path ? [each] : now === undefined ? [] : [now])));
}

function store(paths: readonly string[]): void {
  inBrowser.setItem(key, JSON.stringify(paths.slice(0, most)));
}
