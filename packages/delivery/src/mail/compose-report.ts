import { type MailLanguage, type MailTexts, mailTexts } from './mail-texts.js';
import type { ReportRow } from './read-report.js';

/** What a report mail says. */
export interface ReportMail {
  readonly language: MailLanguage;
  readonly title: string;
  /** Written by the user; line breaks stay. */
  readonly message: string;
  readonly rows: readonly ReportRow[];
  /** The pictures of rows, by row number: the id they are attached under. */
  readonly pictures: ReadonlyMap<number, string>;
  /** Files that were too large to be attached. */
  readonly leftOut: readonly string[];
}

/** Longer lists make mails that servers cut off; the rest is counted. */
const mostDone = 200;
const mostNotDone = 500;

const grey = '#6b7280';
const colours: Readonly<Record<ReportRow['status'], string>> = {
  done: '#15803d',
  skipped: '#b45309',
  failed: '#b91c1c',
};

/** Writes a report as HTML, in the plain tables that mail programs understand, and as text that says the same. */
export function composeReport(mail: ReportMail): { readonly html: string; readonly text: string } {
  const texts = mailTexts[mail.language];
  const done = mail.rows.filter(({ status }) => status === 'done');
  const notDone = mail.rows.filter(({ status }) => status !== 'done');
  const counted = (status: ReportRow['status']) => mail.rows.filter((row) => row.status === status).length;
  const counts = { all: mail.rows.length, done: done.length, skipped: counted('skipped'), failed: counted('failed') };
  const summary = mail.rows.length > 0 ? texts.summary(counts) : '';
  const leftOut = mail.leftOut.length > 0 ? texts.tooLarge(mail.leftOut.join(', ')) : '';
  return {
    html: page(mail, [
      mail.message === '' ? '' : paragraph(escapeHtml(mail.message).replace(/\r?\n/g, '<br>')),
      summary === '' ? '' : paragraph(`<strong>${escapeHtml(summary)}</strong>`),
      list(texts.notDone, notDone, mostNotDone, texts, mail.pictures),
      list(texts.done, done, mostDone, texts, mail.pictures),
      leftOut === '' ? '' : paragraph(escapeHtml(leftOut), grey),
      paragraph(texts.sentBy, grey),
    ]),
    text: [
      mail.message,
      summary,
      listText(texts.notDone, notDone, mostNotDone, texts),
      listText(texts.done, done, mostDone, texts),
      leftOut,
      texts.sentBy,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function page({ language, title }: ReportMail, parts: readonly string[]): string {
  const font = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif";
  const box = 'width:100%;max-width:640px;background:#ffffff;border-radius:8px';
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:16px;background:#f3f4f6;${font};font-size:14px;line-height:1.6;color:#111827">
<table role="presentation" align="center" cellpadding="0" cellspacing="0" style="${box}"><tr><td style="padding:24px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${escapeHtml(title)}</h1>
${parts.filter((part) => part !== '').join('\n')}
</td></tr></table>
</body>
</html>
`;
}

function paragraph(html: string, colour = '#111827'): string {
  return `<p style="margin:0 0 16px;color:${colour}">${html}</p>`;
}

function list(
  heading: string,
  rows: readonly ReportRow[],
  most: number,
  texts: MailTexts,
  pictures: ReadonlyMap<number, string>,
): string {
  if (rows.length === 0) return '';
  const lines = rows.slice(0, most).map((row) => rowHtml(row, texts, pictures.get(row.number)));
  const rest = rows.length > most ? paragraph(texts.more(rows.length - most), grey) : '';
  return `<h2 style="margin:0 0 8px;font-size:16px">${escapeHtml(heading)} (${rows.length})</h2>
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-collapse:collapse">
${lines.join('\n')}
</table>${rest}`;
}

function rowHtml(row: ReportRow, texts: MailTexts, picture: string | undefined): string {
  const cell = 'padding:8px 12px 8px 0;border-top:1px solid #e5e7eb;vertical-align:top';
  const alt = escapeHtml(row.title || texts.row(row.number));
  const image = picture
    ? `<td style="${cell};width:96px"><img src="cid:${picture}" alt="${alt}" width="96" style="display:block;width:96px;height:auto;border-radius:4px"></td>`
    : '';
  const badge = `<span style="color:${colours[row.status]};white-space:nowrap">${texts.status[row.status]}</span>`;
  const details = row.details === '' ? '' : `<br><span style="color:${grey}">${escapeHtml(row.details)}</span>`;
  const span = picture ? '' : ' colspan="2"';
  return `<tr>${image}<td${span} style="${cell};word-break:break-word"><strong>${alt}</strong>${details}${outcomeHtml(row, texts)}</td><td style="${cell};padding-right:0;text-align:right">${badge}</td></tr>`;
}

function outcomeHtml({ status, reason, link, address }: ReportRow, texts: MailTexts): string {
  if (status !== 'done') return `<br>${escapeHtml(reason || texts.noReason)}`;
  if (link) return `<br><a href="${escapeHtml(link)}" style="color:#1d4ed8">${texts.open}</a>`;
  return address ? `<br><span style="color:${grey}">${escapeHtml(address)}</span>` : '';
}

function listText(heading: string, rows: readonly ReportRow[], most: number, texts: MailTexts): string {
  if (rows.length === 0) return '';
  const lines = rows.slice(0, most).map((row) => {
    const name = [row.title || texts.row(row.number), row.details].filter(Boolean).join(' · ');
    const outcome = row.status === 'done' ? (row.link ?? row.address ?? '') : row.reason || texts.noReason;
    return `- ${name} [${texts.status[row.status]}]${outcome === '' ? '' : `\n  ${outcome}`}`;
  });
  const rest = rows.length > most ? [texts.more(rows.length - most)] : [];
  return [`${heading} (${rows.length})`, ...lines, ...rest].join('\n');
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
