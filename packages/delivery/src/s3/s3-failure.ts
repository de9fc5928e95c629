import { isTalkgraphError, messageOf, type TalkgraphError } from '@talkgraph/errors';
import { deliveryFailed, deliveryPlaceMissing, deliveryRefused, deliveryRejected } from '../errors.js';
import { firstLine, networkFailure } from '../network-failure.js';

/** Codes of S3 that are worth another try although their status says otherwise. */
const passing = new Set([
  'RequestTimeout',
  'RequestTimeTooSkewed',
  'BadDigest',
  'IncompleteBody',
  'SlowDown',
  'Throttling',
]);

/** Errors as the SDKs of object storages throw them. */
export interface StorageError {
  readonly name?: string;
  readonly code?: string;
  readonly status?: number;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What a failed request to an object storage means: S3's and OSS's statuses and codes agree as far as they matter here. */
export function storageFailure(
  error: unknown,
  at: { readonly place: string; readonly profile: string },
): TalkgraphError {
  if (isTalkgraphError(error)) return error;
  const { name = '', code = '', status, $metadata } = (error ?? {}) as StorageError;
  const statusCode = $metadata?.httpStatusCode ?? (status !== undefined && status > 0 ? status : undefined);
  const network = statusCode === undefined ? networkFailure(error, at.place) : undefined;
  if (network) return network;
  const word = /^[A-Z]\w+$/.test(code) ? code : name;
  const reason = [statusCode, word, firstLine(messageOf(error))].filter(Boolean).join(' ');
  if (passing.has(word)) return deliveryFailed({ place: at.place, reason }, error);
  if (statusCode === 401 || statusCode === 403) return deliveryRefused({ ...at, reason }, error);
  if (word === 'NoSuchBucket') return deliveryPlaceMissing(at, error);
  const isUsers =
    statusCode !== undefined && statusCode >= 300 && statusCode < 500 && ![408, 409, 429].includes(statusCode);
  return isUsers
    ? deliveryRejected({ place: at.place, reason }, error)
    : deliveryFailed({ place: at.place, reason }, error);
}

/** Whether the storage says that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  const { status, $metadata } = (error ?? {}) as StorageError;
  return ($metadata?.httpStatusCode ?? status) === 404;
}

/** Whether it is the bucket that is missing, not the object. */
export function isBucketMissing(error: unknown): boolean {
  const { name, code } = (error ?? {}) as StorageError;
  return name === 'NoSuchBucket' || code === 'NoSuchBucket';
}

/** Whether the storage does not know this call: small servers leave some out. */
export function isUnknownCall(error: unknown): boolean {
  const { status, $metadata } = (error ?? {}) as StorageError;
  return [400, 405, 501].includes($metadata?.httpStatusCode ?? status ?? 0);
}
