import { any, boolean, combo, defineNode, nodeResult, string } from '@talkgraph/engine';
import { delivery } from '../capabilities.js';
import { delivered } from '../ports.js';
import { deliveryCall, logDelivery } from './delivery-call.js';
import { profileInput } from './profile-input.js';

const levels = { 'at most once': 0, 'at least once': 1, 'exactly once': 2 } as const;

export const mqttPublish = defineNode({
  type: 'MQTTPublish',
  version: 1,
  label: { en: 'MQTT Publish', zh: 'MQTT 发布' },
  category: 'delivery',
  summary: {
    en: 'Publishes a message to a topic of an MQTT broker, for screens, devices and other programs.',
    zh: '向 MQTT 服务器的主题发布消息，供大屏、设备或其他程序接收。',
  },
  keywords: ['iot', 'topic', 'broker', 'message', '消息', '主题', '物联网', '通知'],
  inputs: {
    message: {
      type: any,
      forceInput: true,
      label: { en: 'Message', zh: '消息' },
      tooltip: { en: 'A text as it is, anything else as JSON.', zh: '文本按原样发送，其他内容以 JSON 发送。' },
    },
    profile: profileInput('mqtt'),
    topic: {
      type: string,
      default: 'talkgraph/done',
      label: { en: 'Topic', zh: '主题' },
      tooltip: { en: 'Levels with "/"; no + and #.', zh: '用“/”分级，不能包含 + 和 #。' },
    },
    retain: {
      type: boolean,
      optional: true,
      default: false,
      label: { en: 'Keep the message', zh: '保留消息' },
      tooltip: { en: 'The broker gives it to whoever subscribes later.', zh: '服务器会把它发给之后订阅的客户端。' },
    },
    delivery: {
      type: combo(['at most once', 'at least once', 'exactly once']),
      choiceLabels: {
        'at most once': { en: 'At most once (QoS 0)', zh: '最多一次（QoS 0）' },
        'at least once': { en: 'At least once (QoS 1)', zh: '至少一次（QoS 1）' },
        'exactly once': { en: 'Exactly once (QoS 2)', zh: '恰好一次（QoS 2）' },
      },
      optional: true,
      default: 'at least once',
      advanced: true,
      label: { en: 'Delivery', zh: '送达保证' },
      tooltip: { en: 'How sure the broker makes it.', zh: '消息送达的可靠程度。' },
    },
  },
  outputs: { DELIVERED: { type: delivered, label: { en: 'Delivered', zh: '交付结果' } } },
  outputNode: true,
  parallelCalls: true,
  // Listeners are told in each run.
  fingerprint: () => Number.NaN,
  async run({ message, profile, topic, retain, delivery: level }, context) {
    const text = typeof message === 'string' ? message : JSON.stringify(message ?? null);
    const parcel = { topic, message: text, qos: levels[level], retain };
    const done = await context.use(delivery).publish(profile, parcel, deliveryCall(context));
    logDelivery(context, done);
    return nodeResult({ outputs: { DELIVERED: { ...done } }, ui: { text: [done.address] } });
  },
});
