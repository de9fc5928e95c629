import type { Language } from '../i18n/start-i18n.js';
import { choiceText } from '../node-view/widgets/choice-text.js';
import type { BatchColumn } from './batch-column.js';

/** What can be chosen for a cell: what is written into it, and what is read. */
export interface CellOption {
  readonly text: string;
  readonly label: string;
}

/** More would not be looked through. */
const mostOptions = 60;

/** What a cell offers to choose from; undefined where it is written freely. `search` narrows it down. */
export function cellOptions(
  column: BatchColumn,
  search: string,
  language: Language,
): readonly CellOption[] | undefined {
  const all = allOptions(column, language);
  if (!all) return undefined;
  const wanted = search.trim().toLowerCase();
  const at = ({ text, label }: CellOption) => {
    const places = [text, label].map((name) => name.toLowerCase().indexOf(wanted)).filter((place) => place >= 0);
    return Math.min(...places);
  };
  const fitting = all.filter((option) => at(option) !== Number.POSITIVE_INFINITY);
  // What begins with it is meant rather than what has it somewhere.
  const begins = fitting.filter((option) => at(option) === 0);
  return [...begins, ...fitting.filter((option) => at(option) > 0)].slice(0, mostOptions);
}

/** What a cell's text reads as: switches say yes or no. */
export function shownText({ kind }: BatchColumn, text: string, language: Language): string {
  if (kind !== 'switch') return text;
  return switchOptions[language].find((option) => option.text === text.toLowerCase())?.label ?? text;
}

const switchOptions: Readonly<Record<Language, readonly CellOption[]>> = {
  en: [
    { text: 'true', label: 'Yes' },
    { text: 'false', label: 'No' },
  ],
  zh: [
    { text: 'true', label: '是' },
    { text: 'false', label: '否' },
  ],
};

function allOptions({ kind, widget }: BatchColumn, language: Language): readonly CellOption[] | undefined {
  if (kind === 'switch') return switchOptions[language];
  if (widget?.kind !== 'choice' && widget?.kind !== 'file') return undefined;
  if (widget.kind === 'file') return widget.choices.map((text) => ({ text, label: text }));
  return widget.choices.map((choice) => ({ text: String(choice), label: choiceText(widget, choice, language) }));
}
