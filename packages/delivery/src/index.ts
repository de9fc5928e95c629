export { checkProfile } from './check-profile.js';
export { contentTypeOf } from './content-type.js';
export type {
  Delivered,
  DeliveryCall,
  DeliveryJournal,
  DeliveryProgress,
  DeliveryTarget,
  FileParcel,
  IfExists,
  ProfileFields,
  RetryPolicy,
  TargetOptions,
} from './contract.js';
export { fillName, type NameFacts } from './delivery-name.js';
export {
  deliveryAddressesWrong,
  deliveryCertificate,
  deliveryDamaged,
  deliveryDiskFull,
  deliveryExists,
  deliveryFailed,
  deliveryFileUnreadable,
  deliveryFolderUnusable,
  deliveryKindUntested,
  deliveryNameRefused,
  deliveryPlaceMissing,
  deliveryRefused,
  deliveryRejected,
  deliverySettingInvalid,
  deliveryUnreachable,
} from './errors.js';
export { readFileFacts } from './file-facts.js';
export type { WebhookDelivered, WebhookParcel } from './http/open-webhook-target.js';
export { type PostAnswer, postSigned, type SignedPost } from './http/post-signed.js';
export { composeReport, type ReportMail } from './mail/compose-report.js';
export type { MailLanguage } from './mail/mail-texts.js';
export type { MailDelivered, MailParcel } from './mail/open-mail-target.js';
export { type ReportRow, type ReportTable, readReport } from './mail/read-report.js';
export type { MqttProfile } from './mqtt/mqtt-options.js';
export { type MqttLink, type MqttLinkOptions, type MqttMessage, openMqttLink } from './mqtt/open-mqtt-link.js';
export type { MqttParcel } from './mqtt/open-mqtt-target.js';
export { networkReason } from './network-reason.js';
export { openDeliveryJournal } from './open-delivery-journal.js';
export { openTarget, type TargetKind, type TargetParcels } from './open-target.js';
