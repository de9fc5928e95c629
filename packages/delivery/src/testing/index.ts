export { type ReceivedMail, readMail } from './read-mail.js';
export { type BreakingRelay, startBreakingRelay } from './start-breaking-relay.js';
export { type FailingStorage, type StorageFault, startFailingStorage } from './start-failing-storage.js';
export { type Mosquitto, startMosquitto } from './start-mosquitto.js';
export { type S3TestServer, startS3Server } from './start-s3-server.js';
export { type SmtpFault, type SmtpTestServer, startSmtpServer } from './start-smtp-server.js';
export { startWebhookReceiver, type WebhookReceiver } from './start-webhook-receiver.js';
