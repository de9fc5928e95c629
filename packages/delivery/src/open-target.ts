import type { DeliveryTarget, FileParcel, TargetOptions } from './contract.js';
import type { WebhookParcel } from './http/open-webhook-target.js';
import type { MailParcel } from './mail/open-mail-target.js';
import type { MqttParcel } from './mqtt/open-mqtt-target.js';

/** What each kind of target takes. The kinds are those of profiles. */
export interface TargetParcels {
  readonly s3: FileParcel;
  readonly oss: FileParcel;
  readonly folder: FileParcel;
  readonly smtp: MailParcel;
  readonly webhook: WebhookParcel;
  readonly mqtt: MqttParcel;
}

export type TargetKind = keyof TargetParcels;

type Open<Parcel> = (options: TargetOptions) => Promise<DeliveryTarget<Parcel>>;

// The clients are large and most runs deliver nothing, so each is loaded when it is needed.
const targets: { readonly [K in TargetKind]: Open<TargetParcels[K]> } = {
  s3: async (options) => (await import('./s3/open-s3-target.js')).openS3Target(options),
  oss: async (options) => (await import('./oss/open-oss-target.js')).openOssTarget(options),
  folder: async ({ fields }) =>
    (await import('./folder/open-folder-target.js')).openFolderTarget({ folder: fields.path ?? '' }),
  smtp: async (options) => (await import('./mail/open-mail-target.js')).openMailTarget(options),
  webhook: async (options) => (await import('./http/open-webhook-target.js')).openWebhookTarget(options),
  mqtt: async (options) => (await import('./mqtt/open-mqtt-target.js')).openMqttTarget(options),
};

/** Opens the place that a profile leads to. Nothing is connected to yet. @throws DELIVERY_SETTING_INVALID */
export function openTarget<K extends TargetKind>(
  kind: K,
  options: TargetOptions,
): Promise<DeliveryTarget<TargetParcels[K]>> {
  return targets[kind](options);
}
