import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const begin = (name) => `<!-- ${name}: written by a script -->`;
const end = (name) => `<!-- end of ${name} -->`;

/** Puts a part of a page in the place of the one of that name, or at the end. */
export function replacePart(path, name, text) {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const part = `${begin(name)}\n\n${text.trim()}\n\n${end(name)}\n`;
  const [from, to] = [page.indexOf(begin(name)), page.indexOf(end(name))];
  const rest = from < 0 ? '' : page.slice(to + end(name).length + 1);
  writeFileSync(path, from < 0 ? `${page.trimEnd()}\n\n${part}` : page.slice(0, from) + part + rest);
}

/** The parts of a page that scripts of their own write, from the first one on. */
export function partsOf(path) {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const from = page.search(/<!-- \S+: written by a script -->/);
  return from < 0 ? '' : page.slice(from);
}
