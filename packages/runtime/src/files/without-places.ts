import { realpathSync } from 'node:fs';
import { parse, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where this program lies: tracebacks name its files. */
const programRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Makes what is told to clients name files relative to the home (`inputs/a.png`) and to the program: where these lie on the
 * disk, and so how the user is called, is nobody's business. Answers a copy of any JSON, with all its texts so changed.
 * @param root the folder of the home
 */
export function withoutPlaces(root: string): <T>(value: T) => T {
  // The home may lie below the program, so it comes first.
  const places = [...new Set([root, realPathOf(root), programRoot])].flatMap(patternsOf);
  const change = (text: string) => places.reduce((told, { pattern, name }) => told.replace(pattern, name), text);
  return (value) => changeTexts(value, change) as typeof value;
}

function realPathOf(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

function patternsOf(folder: string): readonly { readonly pattern: RegExp; readonly name: string }[] {
  const bare = folder.endsWith(sep) ? folder.slice(0, -1) : folder;
  // Everything lies below the root of a disk; leaving it out would say less than nothing.
  if (bare === '' || parse(folder).root === folder) return [];
  const forms = [pathToFileURL(bare).href, bare].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return forms.flatMap((form) => [
    { pattern: new RegExp(`${form}[\\\\/]`, 'g'), name: '' },
    { pattern: new RegExp(`${form}(?![\\w.-])`, 'g'), name: '.' },
  ]);
}

function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changeTexts(item, change)]));
}
