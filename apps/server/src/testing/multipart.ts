/** A part of a form: a field, or a file where it has a file name. */
export interface FormPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly filename?: string;
}

/** A form as bytes, written by hand so that its file names can be what no client library would send. */
export function multipart(parts: readonly FormPart[]): {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
} {
  const boundary = 'talkgraph-test-boundary';
  const pieces = parts.flatMap(({ name, content, filename }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`,
    '\r\n\r\n',
    content,
    '\r\n',
  ]);
  const payload = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload };
}
