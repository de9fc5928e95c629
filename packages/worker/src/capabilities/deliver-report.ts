import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  composeReport,
  contentTypeOf,
  type DeliveryCall,
  type DeliveryTarget,
  type MailDelivered,
  type MailParcel,
  type ReportRow,
  readReport,
} from '@talkgraph/delivery';
import { writeThumbnail } from '@talkgraph/media';
import type { ReportDelivered, ReportDelivery } from '@talkgraph/nodes';

/** Each is about 8 KB. */
const mostPictures = 60;
/** Twice the width they are shown with, for sharp screens. */
const pictureSide = 192;

/** Writes and sends the mail about a batch. */
export async function deliverReport(
  request: ReportDelivery,
  target: DeliveryTarget<MailParcel>,
  call: DeliveryCall,
): Promise<ReportDelivered> {
  const rows = request.report ? readReport(request.report) : [];
  const pictures = await drawPictures(rows, request, call.signal);
  const { fitting, leftOut } = await fittingAttachments(request);
  const title = fillSubject(request.subject, rows);
  const { language, message, to, cc } = request;
  const numbers = new Map(pictures.map(({ number, cid }) => [number, cid]));
  const written = composeReport({ language, title, message, rows, leftOut, pictures: numbers });
  const mail: MailParcel = {
    ...{ to, subject: title, ...written, ...(cc.trim() !== '' && { cc }) },
    pictures: pictures.map(({ cid, path }) => ({ cid, path, contentType: 'image/jpeg' })),
    attachments: fitting.map(({ name, path }) => ({ name, path, contentType: contentTypeOf(name) })),
  };
  // Of a mail that says something else, nobody has heard yet.
  const digits = createHash('sha256').update(`${to} ${cc} ${written.text}`).digest('hex').slice(0, 16);
  const delivered: MailDelivered = await target.deliver(mail, { ...call, id: `${call.id} ${digits}` });
  return { ...delivered, leftOut };
}

interface RowPicture {
  readonly number: number;
  readonly cid: string;
  readonly path: string;
}

/** Small pictures of the films that are still on this machine. A film that cannot be drawn has none. */
async function drawPictures(
  rows: readonly ReportRow[],
  { findFile, scratch, films }: ReportDelivery,
  signal: AbortSignal | undefined,
): Promise<readonly RowPicture[]> {
  const drawn: RowPicture[] = [];
  const done = rows.filter(({ status }) => status === 'done');
  for (const [index, row] of done.slice(0, mostPictures).entries()) {
    // With another number of films nobody knows which is whose.
    const file = films.length === done.length ? films[index] : row.file;
    const { number } = row;
    if (file === undefined) continue;
    signal?.throwIfAborted();
    const from = await findFile(file);
    if (from === undefined) continue;
    const path = join(scratch, `row-${number}.jpg`);
    const options = { maxSide: pictureSide, format: 'jpeg', ...(signal && { signal }) } as const;
    const isDrawn = await writeThumbnail(from, path, options).then(
      () => true,
      () => false,
    );
    if (isDrawn) drawn.push({ number, cid: `row-${number}@talkgraph`, path });
  }
  signal?.throwIfAborted();
  return drawn;
}

async function fittingAttachments({ attachments, attachmentBytes }: ReportDelivery) {
  const [fitting, leftOut]: [ReportDelivery['attachments'][number][], string[]] = [[], []];
  let bytes = 0;
  for (const attachment of attachments) {
    const { size } = await stat(attachment.path);
    if (bytes + size > attachmentBytes) leftOut.push(attachment.name);
    else {
      bytes += size;
      fitting.push(attachment);
    }
  }
  return { fitting, leftOut };
}

function fillSubject(subject: string, rows: readonly ReportRow[]): string {
  const counted = (status: ReportRow['status']) => rows.filter((row) => row.status === status).length;
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  const words: Readonly<Record<string, string>> = {
    all: String(rows.length),
    done: String(counted('done')),
    skipped: String(counted('skipped')),
    failed: String(counted('failed')),
    date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
  };
  return subject.replace(/\{(\w+)\}/g, (all, word: string) => (Object.hasOwn(words, word) ? words[word]! : all));
}
