import type { DeliveryTarget, FileParcel, TargetOptions } from '../contract.js';
import { objectTarget } from '../objects/object-target.js';
import { ossStore } from './oss-store.js';

/** Files in a bucket of Alibaba Cloud's OSS. @throws DELIVERY_SETTING_INVALID */
export function openOssTarget(options: TargetOptions): DeliveryTarget<FileParcel> {
  return objectTarget(ossStore(options), options);
}
