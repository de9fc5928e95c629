import type { SubmitRequest } from '../dispatch/dispatcher.js';

/** So much of the titles of a large prompt's nodes is searched. */
const mostTitles = 500;

/**
 * What a run is found by, in small letters, each thing on a line of its own: its id, its title, the files it was given and
 * the titles of its nodes. Files it makes are added by `addLines`.
 */
export function searchTextOf(request: SubmitRequest & { readonly runId: string }): string {
  const { runId, title = '', batch = '', promptText } = request;
  const { files, titles } = namesIn(promptText);
  return addLines('\n', [runId, title, batch, ...files, ...[...new Set(titles)].slice(0, mostTitles)]);
}

/** Adds lines to a text that begins and ends with a line break; those that are there already are left out. */
export function addLines(text: string, lines: readonly string[]): string {
  const known = new Set(text.split('\n'));
  const news = lines.map((line) => lineOf(line).slice(1, -1)).filter((line) => !known.has(line));
  return text + [...new Set(news)].map((line) => `${line}\n`).join('');
}

/** A thing as it stands in the text, with the breaks around it. */
export function lineOf(thing: string): string {
  return `\n${thing.replace(/\s+/g, ' ').trim().toLowerCase()}\n`;
}

/** The words of what somebody looks for: a run has to have all of them. */
export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
}

interface PromptNode {
  readonly _meta?: { readonly title?: unknown } | null;
  readonly inputs?: Readonly<Record<string, unknown>> | null;
}

/** Inputs that look like names of files, and titles of nodes. */
function namesIn(promptText: string): { readonly files: readonly string[]; readonly titles: readonly string[] } {
  const nodes = Object.values(JSON.parse(promptText) as Record<string, PromptNode | null>);
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    files: nodes.flatMap((node) =>
      Object.values(node?.inputs ?? {})
        .filter(isText)
        .filter(looksLikeFile),
    ),
    titles: nodes.map((node) => node?._meta?.title).filter(isText),
  };
}

function looksLikeFile(text: string): boolean {
  return text.length < 300 && /\.[a-z0-9]{2,5}( \[\w+\])?$/i.test(text);
}
