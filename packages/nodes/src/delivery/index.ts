import { definePack } from '@talkgraph/engine';
import { mqttParameter } from './mqtt-parameter.js';
import { mqttPublish } from './mqtt-publish.js';
import { saveToFolder } from './save-to-folder.js';
import { saveToOSS } from './save-to-oss.js';
import { saveToS3 } from './save-to-s3.js';
import { sendEmail } from './send-email.js';
import { webhook } from './webhook.js';

/** Where results go. Nothing leaves the machine unless a workflow has one of these. */
export const deliveryPack = definePack({
  name: 'delivery',
  version: '0.1.0',
  label: { en: 'Delivery', zh: '交付' },
  nodes: [saveToS3, saveToOSS, saveToFolder, sendEmail, webhook, mqttPublish, mqttParameter],
});
