import type { TableDocument } from '../ports.js';
import { fillTemplate } from '../values/fill-template.js';
import { cellText } from './cell-text.js';

/** A line of text for each row; without a template its values, separated by commas. */
export function tableLines({ columns, rows }: TableDocument, template: string): string {
  const lines = rows.map((row, at) => {
    const plain = columns.map((name) => cellText(row[name])).filter((text) => text !== '');
    return template === '' ? plain.join(', ') : fillTemplate(template, { ...row, '#': at + 1 });
  });
  return lines.join('\n');
}

/** A table of Markdown. */
export function tableMarkdown({ columns, rows }: TableDocument): string {
  const cell = (value: unknown) => cellText(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(columns.map((name) => cell(row[name]))));
  return [line(columns.map(cell)), line(columns.map(() => '---')), ...body].join('\n');
}

/** A table of HTML for mails, which know no style sheets. */
export function tableHtml({ columns, rows }: TableDocument): string {
  const style = 'border:1px solid #ccc;padding:4px 8px;text-align:left';
  const cells = (tag: 'th' | 'td', values: readonly unknown[]) =>
    values.map((value) => `<${tag} style="${style}">${escaped(cellText(value))}</${tag}>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${cells(
          'td',
          columns.map((name) => row[name]),
        )}</tr>`,
    )
    .join('');
  return `<table style="border-collapse:collapse"><thead><tr>${cells('th', columns)}</tr></thead><tbody>${body}</tbody></table>`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (letter) => names[letter] ?? letter).replaceAll(/\r?\n/g, '<br>');
}
