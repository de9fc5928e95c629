/** A mail as it arrived, taken apart. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly cid: string; readonly bytes: Buffer }[];
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Takes a mail apart as far as the mails that nodemailer makes need it (RFC 2045, 2047). */
export function readMail(raw: string, from: string, to: readonly string[]): ReceivedMail {
  const whole = split(raw);
  const leaves = leavesOf(whole);
  const typed = (type: string) => leaves.find((part) => part.headers.get('content-type')?.startsWith(type));
  const textOf = (part: Part | undefined) => (part ? bytesOf(part).toString('utf8') : '');
  const files = leaves
    .filter(({ headers }) => /^(inline|attachment)/.test(headers.get('content-disposition') ?? ''))
    .map((part) => ({ name: nameOf(part), cid: cidOf(part), bytes: bytesOf(part) }));
  return {
    ...{ from, to, raw, files },
    subject: decodeWords(whole.headers.get('subject') ?? ''),
    messageId: whole.headers.get('message-id') ?? '',
    text: textOf(typed('text/plain')),
    html: textOf(typed('text/html')),
  };
}

function split(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { headers: new Map(headers), body: text.slice(end + 4) };
}

function leavesOf(part: Part): readonly Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/.exec(part.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  const inner = part.body.split(`--${boundary}`).slice(1, -1);
  return inner.flatMap((text) => leavesOf(split(text.replace(/^\r\n/, '').replace(/\r\n$/, ''))));
}

function bytesOf({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body);
  const joined = body.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

function nameOf({ headers }: Part): string {
  const disposition = headers.get('content-disposition') ?? '';
  const encoded = /filename\*(?:0\*)?=utf-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/.exec(disposition)?.[1] ?? '');
}

function cidOf({ headers }: Part): string {
  return (headers.get('content-id') ?? '').replace(/[<>]/g, '');
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) => {
      if (kind.toLowerCase() === 'b') return Buffer.from(word, 'base64').toString('utf8');
      const bytes = word
        .replaceAll('_', ' ')
        .replace(/=([0-9A-F]{2})/gi, (_hex, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    });
}
