import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import Oss from 'ali-oss';
import type { ProfileFields, TargetOptions } from '../contract.js';
import { deliverySettingInvalid } from '../errors.js';
import type { ObjectCall, ObjectFacts, ObjectStore, StoredObject, StoredPart } from '../objects/object-store.js';
import { readEndpoint } from '../read-endpoint.js';
import { isBucketMissing, isNotFound, storageFailure } from '../s3/s3-failure.js';
import { defaultRetryPolicy } from '../with-retries.js';

/** The slowest line that is waited for. The client knows no limit on standing still, so a transfer gets a time by its size. */
const slowestBytesPerMs = 100;
/** A request that moves no file is answered within seconds, or by nobody. */
const shortRequestMs = 30_000;

const md5Of = (body: Buffer) => createHash('md5').update(body).digest('base64');

/** Opens a bucket of Alibaba Cloud's OSS. @throws DELIVERY_SETTING_INVALID */
export function ossStore({ profile, fields, retry }: TargetOptions): ObjectStore {
  const stallMs = retry?.longestStallMs ?? defaultRetryPolicy.longestStallMs;
  const timeFor = (body: Buffer) => stallMs + body.length / slowestBytesPerMs;
  const client = createClient(profile, fields, stallMs);
  const place = `oss://${fields.bucket ?? ''}`;
  const run = async <T>(work: () => Promise<T>, { signal }: ObjectCall = {}): Promise<T> => {
    signal?.throwIfAborted();
    try {
      return await untilAborted(work(), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw storageFailure(error, { place, profile });
    }
  };
  return {
    kind: 'oss',
    place,
    head: (name, call) => run(() => head(client, name), call),
    putWhole: (name, body, facts, call) =>
      run(async () => {
        await client.put(name, body, {
          ...{ mime: facts.contentType, headers: headersOf(facts, body) },
          timeout: timeFor(body),
        });
      }, call),
    begin: (name, facts, call) =>
      run(async () => {
        const options = { mime: facts.contentType, headers: headersOf(facts) };
        return (await client.initMultipartUpload(name, options)).uploadId;
      }, call),
    putPart: (name, upload, number, body, call) =>
      run(() => putPart(client, { name, upload, number, body }, timeFor(body)), call),
    listParts: (name, upload, call) => run(() => listParts(client, name, upload), call),
    finish: (name, upload, parts, call) =>
      run(async () => {
        await client.completeMultipartUpload(name, upload, [...parts]);
      }, call),
    abort: (name, upload) =>
      run(async () => {
        await client.abortMultipartUpload(name, upload);
      }),
    remove: (name, call) =>
      run(async () => {
        await client.delete(name);
      }, call),
    link: async (name, seconds) =>
      isBare(fields) ? undefined : run(() => client.asyncSignatureUrl(name, { expires: seconds })),
    check: (call) =>
      run(async () => {
        await client.getBucketInfo(fields.bucket ?? '');
      }, call),
  };
}

function createClient(profile: string, fields: ProfileFields, timeout: number): Oss {
  const { region, bucket = '', access_key_id: accessKeyId = '', access_key_secret: accessKeySecret = '' } = fields;
  const endpoint = fields.endpoint ? readEndpoint(profile, 'endpoint', fields.endpoint) : undefined;
  const found = region || /(oss-[a-z0-9-]+?)(-internal)?\.aliyuncs\.com$/.exec(endpoint?.hostname ?? '')?.[1];
  if (found === undefined) {
    const problem = { en: 'name the region, such as oss-cn-hangzhou', zh: '请填写地域，例如 oss-cn-hangzhou' };
    throw deliverySettingInvalid({ profile, field: 'region', problem });
  }
  const token = fields.security_token;
  try {
    const client = new Oss({
      region: found,
      bucket,
      accessKeyId,
      accessKeySecret,
      ...(token && {
        stsToken: token,
        refreshSTSToken: async () => ({ accessKeyId, accessKeySecret, stsToken: token }),
      }),
      ...(endpoint && { endpoint: endpoint.href }),
      secure: endpoint?.protocol !== 'http:',
      timeout,
      // The newer signature covers all headers.
      ...{ authorizationV4: true, sldEnable: isBare(fields), retryMax: 0 },
    });
    return client;
  } catch (error) {
    const problem = { en: 'it is no name of a bucket', zh: '不是有效的存储桶名称' };
    throw deliverySettingInvalid({ profile, field: 'bucket', problem }, error);
  }
}

/** A bucket cannot be a sub-domain of an IP address, nor of this machine; there it stands in the path. */
function isBare({ endpoint }: ProfileFields): boolean {
  if (!endpoint || !URL.canParse(endpoint)) return false;
  const { hostname } = new URL(endpoint);
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || hostname === 'localhost';
}

/** The client cannot be stopped; what it still does after a cancel is not waited for. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function headersOf({ sha256, contentType }: ObjectFacts, body?: Buffer): Record<string, string> {
  return { 'x-oss-meta-sha256': sha256, 'Content-Type': contentType, ...(body && { 'Content-MD5': md5Of(body) }) };
}

async function head(client: Oss, name: string): Promise<StoredObject | undefined> {
  try {
    const { res, meta } = await client.head(name, { timeout: shortRequestMs });
    const headers = res.headers as Readonly<Record<string, string | undefined>>;
    const sha256 = (meta as Readonly<Record<string, string>> | null)?.sha256;
    const crc64 = headers['x-oss-hash-crc64ecma'];
    return {
      bytes: Number(headers['content-length'] ?? 0),
      ...(sha256 && { sha256 }),
      checksums: crc64 ? { crc64 } : {},
    };
  } catch (error) {
    if (isNotFound(error) && !isBucketMissing(error)) return undefined;
    throw error;
  }
}

async function putPart(
  client: Oss,
  part: { readonly name: string; readonly upload: string; readonly number: number; readonly body: Buffer },
  timeout: number,
): Promise<StoredPart> {
  const { name, upload, number, body } = part;
  const options = { headers: { 'Content-MD5': md5Of(body) }, timeout } as Oss.RequestOptions;
  // The part is a buffer, of which the types know nothing.
  const { etag } = await client.uploadPart(name, upload, number, body as unknown as File, 0, body.length, options);
  return { number, etag };
}

async function listParts(client: Oss, name: string, upload: string): Promise<readonly StoredPart[] | undefined> {
  try {
    // One page holds 1000 parts: 8 GB. Of longer uploads the later parts are sent again.
    const { parts } = (await client.listParts(name, upload, { 'max-parts': 1000 } as never)) as {
      readonly parts: unknown;
    };
    const found = (Array.isArray(parts) ? parts : [parts]) as readonly { PartNumber: string; ETag: string }[];
    return found.map(({ PartNumber, ETag }) => ({ number: Number(PartNumber), etag: ETag }));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
