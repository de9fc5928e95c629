import Fuse from 'fuse.js';
import type { PaletteEntry } from './palette-entry.js';
import { initialsOf, textMatch, wordsOf } from './text-match.js';

/** What decides between entries that fit equally well. */
export interface SearchOptions {
  /** Names of a category's parts in both languages, to be searched as well. */
  readonly categoryNames?: (category: string) => readonly string[];
  /** Types by how lately they were used, the latest first. */
  readonly recent?: readonly string[];
}

/**
 * The entries that fit a search, best first; all of them, in their order, where nothing is searched. Every word has to fit
 * the name (English, Chinese, pinyin in full or by initials), the type, the category, a keyword or the summary. Words that
 * fit nothing are taken for misspelt.
 */
export function searchPalette(
  entries: readonly PaletteEntry[],
  query: string,
  { categoryNames = () => [], recent = [] }: SearchOptions = {},
): readonly PaletteEntry[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  const scores = words.map((word) => scoresOf(entries, word, categoryNames));
  const hits = entries.flatMap((entry) => {
    const ofWords = scores.map((byEntry) => byEntry.get(entry) ?? 0);
    if (ofWords.some((score) => score === 0)) return [];
    const score = ofWords.reduce((sum, value) => sum + value, 0) / words.length;
    return [{ entry, score: score + tieBreak(entry, recent) }];
  });
  return hits.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}

function scoresOf(
  entries: readonly PaletteEntry[],
  word: string,
  categoryNames: (category: string) => readonly string[],
): ReadonlyMap<PaletteEntry, number> {
  const direct = new Map<PaletteEntry, number>();
  for (const entry of entries) {
    const score = scoreOf(entry, word, categoryNames);
    if (score > 0) direct.set(entry, score);
  }
  // Two letters are often the initials of something else as well: 获取 for who looked for HeyGem.
  if (direct.size > 0 && word.length !== 2) return direct;
  return new Map([...misspelt(entries, word), ...direct]);
}

function scoreOf(
  { label, type, category, keywords, summary }: PaletteEntry,
  word: string,
  categoryNames: (category: string) => readonly string[],
): number {
  const best = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textMatch(text, word)));
  const score = Math.max(
    best([label.en, label.zh]),
    best([type]) * 0.95,
    best(keywords) * 0.8,
    best([...category.split('/'), ...categoryNames(category)]) * 0.6,
  );
  if (score > 0) return score;
  return word.length > 2 && `${summary.en} ${summary.zh}`.toLowerCase().includes(word) ? 0.3 : 0;
}

/** Looks for words like the one that was written: `vidoe`, `hq` for `hg`. */
function misspelt(entries: readonly PaletteEntry[], word: string): ReadonlyMap<PaletteEntry, number> {
  const known = entries.flatMap((entry) =>
    // Only as much of a word as was written: its end may not be there yet.
    wordsLike(entry, word).map((text) => ({ entry, text: text.slice(0, word.length + 1) })),
  );
  const fuse = new Fuse(known, { keys: ['text'], threshold: 0.5, ignoreLocation: true, includeScore: true });
  const scores = new Map<PaletteEntry, number>();
  for (const { item, score = 1 } of fuse.search(word)) {
    // The first letter is the one that is hardly ever wrong.
    const fits = Math.max(0.01, (item.text[0] === word[0] ? 0.5 : 0.4) * (1 - score));
    if (fits > (scores.get(item.entry) ?? 0)) scores.set(item.entry, fits);
  }
  return scores;
}

function wordsLike({ label, type, keywords }: PaletteEntry, word: string): string[] {
  const names = [wordsOf(label.en), wordsOf(type)];
  // Two letters are like a part of any word.
  if (word.length < 3) return names.map(initialsOf);
  return [...names.flat(), ...keywords];
}

function tieBreak({ type, label, deprecated }: PaletteEntry, recent: readonly string[]): number {
  const place = recent.indexOf(type);
  const lately = place === -1 ? 0 : 0.04 / (place + 1);
  // A short name is more of what was written.
  return lately - (deprecated ? 0.3 : 0) - Math.min(0.03, label.en.length / 2000);
}
