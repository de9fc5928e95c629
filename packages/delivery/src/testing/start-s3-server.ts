import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { ProfileFields } from '../contract.js';

/** A server that runs until it is closed. */
export interface S3TestServer extends AsyncDisposable {
  readonly url: string;
  /** A profile that gets in. */
  readonly fields: ProfileFields;
  /** The names of the objects, and their bytes. */
  list(): Promise<readonly string[]>;
  get(name: string): Promise<{ readonly bytes: Buffer; readonly contentType: string | null }>;
  close(): Promise<void>;
}

/** Starts s3rver, an S3 server that keeps objects in a folder, with one bucket. A port of 0 takes a free one. */
export async function startS3Server({ port = 0, bucket = 'films' } = {}): Promise<S3TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'talkgraph-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port: chosen } = await server.run();
  const url = `http://127.0.0.1:${chosen}`;
  const close = async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  };
  const keyed = (name: string) => `${url}/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}`;
  return {
    url,
    // These are the only keys it knows.
    fields: { endpoint: url, bucket, access_key_id: 'S3RVER', secret_access_key: 'S3RVER' },
    async list() {
      const xml = await (await fetch(`${url}/${bucket}?list-type=2`)).text();
      return [...xml.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key = '']) => key.replaceAll('&amp;', '&')).sort();
    },
    async get(name) {
      const response = await fetch(keyed(name));
      return { bytes: Buffer.from(await response.arrayBuffer()), contentType: response.headers.get('content-type') };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
