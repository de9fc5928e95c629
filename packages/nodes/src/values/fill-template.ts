import { cellText } from '../tables/cell-text.js';
import { knownColumn } from '../tables/find-column.js';
import { templateFieldMissing } from './value-errors.js';

/** `{name}`, also in the full-width braces of Chinese keyboards; `{{` and `}}` stand for braces themselves. */
const placeholder = /\{\{|\}\}|[{｛]([^{}｛｝\n]+)[}｝]/g;

/**
 * Puts fields into a text in the place of their names in braces. Names are found whatever their case, width and spaces.
 * @param missing what is done about names that no field has: they stay empty, or all of them are named in an error
 * @throws TEMPLATE_FIELD_MISSING
 */
export function fillTemplate(
  template: string,
  fields: Readonly<Record<string, unknown>>,
  missing: 'fail' | 'empty' = 'fail',
): string {
  const names = Object.keys(fields);
  const unknown = new Set<string>();
  const text = template.replaceAll(placeholder, (all: string, given: string | undefined) => {
    if (given === undefined) return all === '{{' ? '{' : '}';
    const name = knownColumn(names, given);
    if (name === undefined) unknown.add(given.trim());
    return name === undefined ? '' : cellText(fields[name]);
  });
  if (unknown.size > 0 && missing === 'fail') throw templateFieldMissing({ fields: [...unknown], known: names });
  return text;
}
