import type { DeliveryTarget, FileParcel, TargetOptions } from '../contract.js';
import { objectTarget } from '../objects/object-target.js';
import { s3Store } from './s3-store.js';

/** Files in a bucket of S3. @throws DELIVERY_SETTING_INVALID */
export function openS3Target(options: TargetOptions): DeliveryTarget<FileParcel> {
  return objectTarget(s3Store(options), options);
}
