import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProfileFields } from '../contract.js';
import { isSignedWith } from './s3-signature.js';
import { StorageState } from './storage-state.js';

/** What goes wrong with a request. */
export type StorageFault = 'drop' | 'drop midway' | 'error 500' | 'answer lost' | 'bytes changed' | 'hang';

/** A request as faults look at it. */
export interface StorageRequest {
  readonly method: string;
  readonly name: string;
  readonly query: URLSearchParams;
}

export interface FailingStorage extends AsyncDisposable {
  readonly url: string;
  readonly fields: ProfileFields;
  readonly state: StorageState;
  /** Every request so far: `PUT a.mp4?partNumber=1`. */
  readonly requests: readonly string[];
  /** Asked for each request; a fault it answers happens. */
  fault: ((request: StorageRequest) => StorageFault | undefined) | undefined;
  close(): Promise<void>;
}

const keys = {
  s3: { access_key_id: 'AKTEST', secret_access_key: 'storage-secret' },
  oss: { access_key_id: 'AKTEST', access_key_secret: 'storage-secret', region: 'oss-cn-hangzhou' },
};

/**
 * A storage that fails when it is told to. It speaks the part of S3's protocol, or of OSS's, which is much the same, that
 * uploads use, written from their documents. Objects lie in memory. S3's signatures are checked; OSS's key id only.
 */
export async function startFailingStorage(kind: 's3' | 'oss', bucket = 'films'): Promise<FailingStorage> {
  const state = new StorageState(kind, bucket);
  const requests: string[] = [];
  const storage: Pick<FailingStorage, 'fault'> = { fault: undefined };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://storage');
    const [, name = ''] = /^\/[^/]*\/?(.*)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const seen: StorageRequest = { method: request.method ?? '', name, query: url.searchParams };
    requests.push(`${seen.method} ${name}${url.search}`);
    const fault = storage.fault?.(seen);
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'hang') return;
    if (fault === 'drop midway') await once(request, 'data');
    if (fault === 'drop midway') return void request.socket.destroy();
    const body = await bodyOf(request);
    if (fault === 'error 500') return answer(response, state.failure(500, 'InternalError'));
    if (!isLetIn(kind, request))
      return answer(response, state.failure(403, kind === 's3' ? 'SignatureDoesNotMatch' : 'InvalidAccessKeyId'));
    if (!url.pathname.startsWith(`/${bucket}`)) return answer(response, state.failure(404, 'NoSuchBucket'));
    if (fault === 'bytes changed' && body.length > 0) body[0] = body[0]! ^ 1;
    const answered = state.handle(seen, request.headers, body, fault === 'bytes changed');
    if (fault === 'answer lost') return void request.socket.destroy();
    answer(response, answered);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const rest = {
    url,
    fields: { endpoint: url, bucket, ...keys[kind] },
    state,
    requests,
    close,
    [Symbol.asyncDispose]: close,
  };
  return Object.assign(storage, rest);
}

function isLetIn(kind: 's3' | 'oss', request: IncomingMessage): boolean {
  if (kind === 's3') return isSignedWith(request, keys.s3.secret_access_key);
  return request.headers.authorization?.includes(`Credential=${keys.oss.access_key_id}/`) === true;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, given: ReturnType<StorageState['handle']>): void {
  response.writeHead(given.status, given.headers);
  response.end(given.body);
}
