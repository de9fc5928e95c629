import { S3Client } from '@aws-sdk/client-s3';
import type { TargetOptions } from '../contract.js';
import { readEndpoint } from '../read-endpoint.js';
import { defaultRetryPolicy } from '../with-retries.js';

const connectionTimeoutMs = 15_000;

/** Makes the client of a profile. @throws DELIVERY_SETTING_INVALID */
export function createS3Client({ profile, fields, retry }: Omit<TargetOptions, 'journal'>): S3Client {
  const endpoint = fields.endpoint ? readEndpoint(profile, 'endpoint', fields.endpoint).href : undefined;
  const isPathStyle = fields.path_style ? fields.path_style === 'yes' : endpoint !== undefined;
  return new S3Client({
    region: fields.region ?? 'us-east-1',
    ...(endpoint !== undefined && { endpoint }),
    forcePathStyle: isPathStyle,
    credentials: {
      accessKeyId: fields.access_key_id ?? '',
      secretAccessKey: fields.secret_access_key ?? '',
      ...(fields.session_token && { sessionToken: fields.session_token }),
    },
    // Many S3-compatible storages do not know the newer checksums, and some store their framing as if it were data.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Our own retries know what is worth another try, and can be cancelled while they wait.
    maxAttempts: 1,
    // How long an upload takes is for the line to say; that it stands still is what must not last.
    requestHandler: {
      socketTimeout: retry?.longestStallMs ?? defaultRetryPolicy.longestStallMs,
      connectionTimeout: connectionTimeoutMs,
    },
  });
}
