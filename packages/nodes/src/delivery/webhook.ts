import { any, defineNode, int, nodeResult, string } from '@talkgraph/engine';
import { delivery } from '../capabilities.js';
import { delivered } from '../ports.js';
import { deliveryCall, logDelivery } from './delivery-call.js';
import { profileInput } from './profile-input.js';

export const webhook = defineNode({
  type: 'Webhook',
  version: 1,
  label: { en: 'Webhook', zh: 'Webhook 通知' },
  category: 'delivery',
  summary: {
    en: 'Tells another program over HTTP: signed JSON, tried again when the line breaks.',
    zh: '通过 HTTP 通知其他程序：发送带签名的 JSON，网络中断时自动重试。',
  },
  keywords: ['http', 'post', 'notify', 'api', 'callback', '通知', '回调', '接口'],
  inputs: {
    data: {
      type: any,
      forceInput: true,
      optional: true,
      label: { en: 'Data', zh: '数据' },
      tooltip: { en: 'Anything: it is sent as JSON.', zh: '任意内容，以 JSON 形式发送。' },
    },
    profile: profileInput('webhook'),
    event: {
      type: string,
      default: 'talkgraph.done',
      label: { en: 'Event', zh: '事件名' },
      tooltip: { en: 'What happened, for the receiver.', zh: '告诉接收方发生了什么。' },
    },
  },
  outputs: {
    DELIVERED: { type: delivered, label: { en: 'Delivered', zh: '交付结果' } },
    answer: {
      type: string,
      name: 'answer',
      label: { en: 'Answer', zh: '返回内容' },
      tooltip: { en: 'What the receiver answered, at most 64 KB.', zh: '接收方返回的内容，最多 64 KB。' },
    },
    status: { type: int, name: 'status', label: { en: 'Status', zh: '状态码' } },
  },
  outputNode: true,
  parallelCalls: true,
  // The receiver is told in each run.
  fingerprint: () => Number.NaN,
  async run({ data, profile, event }, context) {
    const parcel = { event, data: data ?? null };
    const { answer, ...done } = await context.use(delivery).webhook(profile, parcel, deliveryCall(context));
    logDelivery(context, done);
    return nodeResult({
      outputs: { DELIVERED: { ...done }, answer, status: done.status },
      ui: { text: [`${done.address}: ${done.status}`] },
    });
  },
});
