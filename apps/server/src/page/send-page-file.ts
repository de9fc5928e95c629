import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { send } from '@fastify/send';
import { fileNotFound } from '@talkgraph/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedEncoding, type Encoding, packed } from './encoding.js';
import { isText, pageTypeOf } from './page-types.js';
import { varyByEncoding } from './vary-by-encoding.js';

/** Sends a file of the page's folder by its absolute path. */
export type SendPageFile = (request: FastifyRequest, reply: FastifyReply, path: string) => Promise<FastifyReply>;

interface Version {
  readonly etag: string;
  readonly bytes: Map<Encoding, Promise<Buffer>>;
}

/** Sends texts packed, which is done once for each; everything else whole or in ranges. */
export function pageFileSender(): SendPageFile {
  const versions = new Map<string, Version>();
  return async (request, reply, path) => {
    const contentType = pageTypeOf(path);
    reply.header('content-type', contentType);
    if (!isText(contentType)) return sendBytes(request, reply, path);
    const { size, mtimeMs } = await stat(path);
    const etag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    varyByEncoding(reply.header('etag', etag));
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    if (encoding === undefined) return reply.send(await readFile(path));
    // The page may be built anew while the server runs.
    const known = versions.get(path);
    const version = known?.etag === etag ? known : { etag, bytes: new Map() };
    versions.set(path, version);
    const bytes = version.bytes.get(encoding) ?? readFile(path).then((text) => packed(text, encoding, 'once'));
    version.bytes.set(encoding, bytes);
    return reply.header('content-encoding', encoding).send(await bytes);
  };
}

async function sendBytes(request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> {
  const result = await send(request.raw, encodeURIComponent(basename(path)), {
    root: dirname(path),
    index: false,
    contentType: false,
    cacheControl: false,
  });
  if (result.type !== 'file' && result.statusCode === 404) throw fileNotFound({ name: basename(path) });
  return reply
    .code(result.statusCode)
    .headers(result.headers)
    .send(result.type === 'file' ? result.stream : undefined);
}
