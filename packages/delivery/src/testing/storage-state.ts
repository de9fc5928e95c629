import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Crc64 } from '../objects/file-checksums.js';
import type { StorageRequest } from './start-failing-storage.js';

interface KeptObject {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly meta: Readonly<Record<string, string>>;
}

interface KeptUpload {
  readonly name: string;
  readonly headers: IncomingHttpHeaders;
  readonly parts: Map<number, Buffer>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  readonly body?: string | Buffer;
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes);

/** What a storage in memory holds, and how it answers requests that got through. */
export class StorageState {
  readonly objects = new Map<string, KeptObject>();
  readonly uploads = new Map<string, KeptUpload>();
  readonly #meta: string;
  readonly #kind: 's3' | 'oss';
  readonly #bucket: string;
  #last = 0;

  constructor(kind: 's3' | 'oss', bucket: string) {
    this.#kind = kind;
    this.#bucket = bucket;
    this.#meta = kind === 's3' ? 'x-amz-meta-' : 'x-oss-meta-';
  }

  /** @param unchecked bytes were changed on their way in a manner that Content-MD5 does not show */
  handle(
    { method, name, query }: StorageRequest,
    headers: IncomingHttpHeaders,
    body: Buffer,
    unchecked: boolean,
  ): Answer {
    const given = headers['content-md5'];
    if (given !== undefined && !unchecked && md5(body).digest('base64') !== given)
      return this.failure(400, 'BadDigest');
    const upload = query.get('uploadId');
    if (name === '') return xml(`<BucketInfo><Bucket><Name>${this.#bucket}</Name></Bucket></BucketInfo>`);
    if (upload !== null) return this.#part(method, upload, query, body);
    if (method === 'POST' && query.has('uploads')) return this.#begin(name, headers);
    if (method === 'PUT') return this.#put(name, headers, body);
    if (method === 'DELETE') return this.#remove(name);
    return this.#show(name, method === 'GET');
  }

  failure(status: number, code: string): Answer {
    return { ...xml(`<Error><Code>${code}</Code><Message>${code} here.</Message></Error>`), status };
  }

  #put(name: string, headers: IncomingHttpHeaders, bytes: Buffer): Answer {
    this.#keep(name, headers, bytes, md5(bytes).digest('hex'));
    return { status: 200, headers: { etag: `"${md5(bytes).digest('hex')}"` } };
  }

  #keep(name: string, headers: IncomingHttpHeaders, bytes: Buffer, etag: string): void {
    const own = Object.entries(headers).filter(([header]) => header.startsWith(this.#meta));
    const meta = Object.fromEntries(own.map(([header, value]) => [header, String(value)]));
    this.objects.set(name, { bytes, etag, meta, contentType: headers['content-type'] ?? '' });
  }

  #remove(name: string): Answer {
    this.objects.delete(name);
    return { status: 204, headers: {} };
  }

  #show(name: string, whole: boolean): Answer {
    const found = this.objects.get(name);
    if (found === undefined) return this.failure(404, 'NoSuchKey');
    const { bytes, etag, contentType, meta } = found;
    const crc = this.#kind === 'oss' ? { 'x-oss-hash-crc64ecma': new Crc64().update(bytes).digest() } : {};
    const headers = { 'content-type': contentType, 'content-length': bytes.length, etag: `"${etag}"`, ...meta, ...crc };
    return { status: 200, headers, ...(whole && { body: bytes }) };
  }

  #begin(name: string, headers: IncomingHttpHeaders): Answer {
    this.#last += 1;
    const id = `upload-${this.#last}`;
    this.uploads.set(id, { name, headers, parts: new Map() });
    const of = `<Bucket>${this.#bucket}</Bucket><Key>${name}</Key><UploadId>${id}</UploadId>`;
    return xml(`<InitiateMultipartUploadResult>${of}</InitiateMultipartUploadResult>`);
  }

  #part(method: string, id: string, query: URLSearchParams, body: Buffer): Answer {
    const upload = this.uploads.get(id);
    if (upload === undefined) return this.failure(404, 'NoSuchUpload');
    if (method === 'GET') return listed(upload);
    if (method === 'DELETE') {
      this.uploads.delete(id);
      return { status: 204, headers: {} };
    }
    if (method === 'POST') return this.#finish(id, upload, body);
    upload.parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: `"${md5(body).digest('hex')}"` } };
  }

  #finish(id: string, { name, headers, parts }: KeptUpload, body: Buffer): Answer {
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, n]) => Number(n));
    if (numbers.some((number) => !parts.has(number))) return this.failure(400, 'InvalidPart');
    const bytes = Buffer.concat(numbers.map((number) => parts.get(number)!));
    this.#keep(name, headers, bytes, `${md5(bytes).digest('hex')}-${numbers.length}`);
    this.uploads.delete(id);
    return xml(`<CompleteMultipartUploadResult><Key>${name}</Key><ETag>"x"</ETag></CompleteMultipartUploadResult>`);
  }
}

function listed({ parts }: KeptUpload): Answer {
  const items = [...parts].map(
    ([number, bytes]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>"${md5(bytes).digest('hex')}"</ETag><Size>${bytes.length}</Size></Part>`,
  );
  return xml(`<ListPartsResult><IsTruncated>false</IsTruncated>${items.join('')}</ListPartsResult>`);
}

function xml(text: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>${text}`;
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) },
    body,
  };
}
