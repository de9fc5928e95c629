import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { TargetOptions } from '../contract.js';
import { deliveryPlaceMissing } from '../errors.js';
import type { ObjectCall, ObjectFacts, ObjectStore, StoredObject, StoredPart } from '../objects/object-store.js';
import { createS3Client } from './create-s3-client.js';
import { isBucketMissing, isNotFound, isUnknownCall, storageFailure } from './s3-failure.js';

const md5Of = (body: Buffer) => createHash('md5').update(body).digest('base64');

/** Opens a bucket of Amazon S3, or of anything that speaks its protocol: MinIO, Ceph, COS, OBS, R2… */
export function s3Store(options: TargetOptions): ObjectStore {
  const { profile, fields } = options;
  const client = createS3Client(options);
  const Bucket = fields.bucket ?? '';
  const place = `s3://${Bucket}`;
  const run = async <T>(work: () => Promise<T>, { signal }: ObjectCall = {}): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      throw storageFailure(error, { place, profile });
    }
  };
  return {
    kind: 's3',
    place,
    head: (Key, call) => run(() => head(client, { Bucket, Key }, call), call),
    putWhole: (Key, Body, facts, call) =>
      run(async () => {
        const input = { Bucket, Key, Body, ContentLength: Body.length, ContentMD5: md5Of(Body), ...said(facts) };
        await client.send(new PutObjectCommand(input), send(call));
      }, call),
    begin: (Key, facts, call) =>
      run(async () => {
        const { UploadId } = await client.send(
          new CreateMultipartUploadCommand({ Bucket, Key, ...said(facts) }),
          ask(call),
        );
        return UploadId ?? '';
      }, call),
    putPart: (Key, UploadId, number, Body, call) =>
      run(async () => {
        const part = { PartNumber: number, Body, ContentLength: Body.length, ContentMD5: md5Of(Body) };
        const { ETag = '' } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, ...part }), send(call));
        return { number, etag: ETag };
      }, call),
    listParts: (Key, UploadId, call) => run(() => listParts(client, { Bucket, Key, UploadId }, call), call),
    finish: (Key, UploadId, parts, call) =>
      run(async () => {
        const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
        const input = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
        await client.send(new CompleteMultipartUploadCommand(input), send(call));
      }, call),
    abort: (Key, UploadId) =>
      run(async () => {
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      }),
    remove: (Key, call) =>
      run(async () => {
        await client.send(new DeleteObjectCommand({ Bucket, Key }), ask(call));
      }, call),
    link: (Key, expiresIn) => run(() => getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn })),
    check: (call) =>
      run(async () => {
        await client.send(new HeadBucketCommand({ Bucket }), ask(call)).catch((error: unknown) => {
          throw isNotFound(error) ? deliveryPlaceMissing({ place, profile }, error) : error;
        });
      }, call),
  };
}

/** A request that moves no file is answered within seconds, or by nobody. */
const shortRequestMs = 30_000;

/** The options of one request. */
function send({ signal }: ObjectCall): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}

/** The options of a request that only asks. */
function ask({ signal }: ObjectCall): { abortSignal: AbortSignal } {
  const late = AbortSignal.timeout(shortRequestMs);
  return { abortSignal: signal ? AbortSignal.any([signal, late]) : late };
}

/** Headers that go with an object: what it is, and the checksum by which a later delivery knows it. */
function said({ contentType, sha256 }: ObjectFacts) {
  return { ContentType: contentType, Metadata: { sha256 } };
}

async function head(
  client: S3Client,
  at: { readonly Bucket: string; readonly Key: string },
  call: ObjectCall,
): Promise<StoredObject | undefined> {
  try {
    const found = await client.send(new HeadObjectCommand(at), ask(call));
    const sha256 = found.Metadata?.sha256;
    // The ETag of an object that came in one piece is its MD5, unless the storage encrypts with keys of its own.
    const etag = /^"?([0-9a-f]{32})"?$/.exec(found.ETag ?? '')?.[1];
    const isPlain = !found.ServerSideEncryption?.startsWith('aws:kms') && found.SSECustomerAlgorithm === undefined;
    return {
      bytes: found.ContentLength ?? 0,
      ...(sha256 && { sha256 }),
      checksums: etag && isPlain ? { md5: etag } : {},
    };
  } catch (error) {
    if (isNotFound(error) && !isBucketMissing(error)) return undefined;
    throw error;
  }
}

async function listParts(
  client: S3Client,
  at: { readonly Bucket: string; readonly Key: string; readonly UploadId: string },
  call: ObjectCall,
): Promise<readonly StoredPart[] | undefined> {
  const parts: StoredPart[] = [];
  let PartNumberMarker: string | undefined;
  try {
    do {
      const input = { ...at, ...(PartNumberMarker !== undefined && { PartNumberMarker }) };
      const page = await client.send(new ListPartsCommand(input), ask(call));
      for (const { PartNumber, ETag } of page.Parts ?? []) parts.push({ number: PartNumber ?? 0, etag: ETag ?? '' });
      PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (PartNumberMarker !== undefined);
    return parts;
  } catch (error) {
    if (isNotFound(error) || isUnknownCall(error)) return undefined;
    throw error;
  }
}
