import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * Whether a request is signed with this secret, as AWS describes Signature Version 4 (header form): the server's half of it,
 * so that tests have a storage that refuses a wrong password.
 */
export function isSignedWith(request: IncomingMessage, secret: string): boolean {
  const parsed =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/(\w+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=(\w+)/.exec(
      request.headers.authorization ?? '',
    );
  if (!parsed) return false;
  const [, day = '', region = '', service = '', names = '', signature] = parsed;
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const pairs = query === '' ? [] : query.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const payload = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, path, pairs.sort().join('&'), headers.join(''), names, payload].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, digest].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, text).toString('hex') === signature;
}
