import { basename, dirname } from 'node:path';
import { send } from '@fastify/send';
import { fileNotFound } from '@talkgraph/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mediaTypeOf } from './media-types.js';

/** A file to be sent and what it is called. */
export interface FileToSend {
  /** Absolute, and resolved by the one place that resolves names. */
  readonly path: string;
  /** What it is saved as. Its extension decides the content type. */
  readonly name: string;
}

/**
 * Sends a file: whole, a range of it, or that it did not change. What is not known to be a picture, a sound, a video or
 * plain text is sent as a download, and nothing sent here may run scripts, whatever it holds.
 * @throws FILE_NOT_FOUND
 */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileToSend): Promise<FastifyReply> {
  const result = await send(request.raw, encodeURIComponent(basename(file.path)), {
    root: dirname(file.path),
    // The jail has decided already that the file may be seen.
    dotfiles: 'allow',
    index: false,
    contentType: false,
    cacheControl: false,
  });
  if (result.type !== 'file' && result.statusCode === 404) throw fileNotFound({ name: file.name });
  if (result.type === 'error') return refuseRange(reply, result.statusCode, result.headers);
  return (
    reply
      .code(result.statusCode)
      .headers(result.headers)
      .headers(safeHeaders(file.name))
      // Kept, but asked for each time: a node may overwrite what it saved.
      .header('cache-control', 'no-cache')
      .send(result.stream)
  );
}

/** A range that the file does not have, or a condition that does not hold. The library would answer with a page. */
function refuseRange(reply: FastifyReply, status: number, headers: Readonly<Record<string, string>>): FastifyReply {
  const range = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-range')?.[1];
  if (range !== undefined) reply.header('content-range', range);
  return reply.code(status).send();
}

function safeHeaders(name: string): Record<string, string> {
  const type = mediaTypeOf(name);
  const disposition = type === undefined || type.kind === 'table' ? 'attachment' : 'inline';
  return {
    'content-type': type?.contentType ?? 'application/octet-stream',
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeRfc5987(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  };
}

/** RFC 5987 keeps a few characters for itself that encodeURIComponent leaves alone. */
function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
