import { any, boolean, defineNode, float, type Json, string } from '@talkgraph/engine';
import { topics } from '../capabilities.js';
import { profileInput } from './profile-input.js';

export const mqttParameter = defineNode({
  type: 'MQTTParameter',
  version: 1,
  label: { en: 'MQTT Parameter', zh: 'MQTT 参数' },
  category: 'delivery',
  summary: {
    en: 'A value that follows a topic: style, intensity, text. It is read when the run begins; in a loop, with the loop connected to "Read anew", for each item.',
    zh: '取值跟随 MQTT 主题，例如风格、强度、文字。运行开始时读取；在循环中把循环序号接到“重新读取”，则每一项都会重新读取。',
  },
  keywords: ['iot', 'topic', 'live', 'remote', 'slider', '主题', '物联网', '远程', '实时', '参数'],
  inputs: {
    profile: profileInput('mqtt'),
    topic: {
      type: string,
      default: 'talkgraph/intensity',
      label: { en: 'Topic', zh: '主题' },
      tooltip: {
        en: 'Where the value is published; publish it as retained, so that it is there when a run begins.',
        zh: '发布该值的主题。请以保留消息发布，运行开始时即可读到。',
      },
    },
    default: {
      type: string,
      default: '',
      label: { en: 'Otherwise', zh: '默认值' },
      tooltip: { en: 'Used when the topic has no message.', zh: '主题没有消息时使用。' },
    },
    field: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'Field', zh: '字段' },
      tooltip: {
        en: 'Of a JSON message the part at this path, as in "style.intensity".',
        zh: '消息为 JSON 时取该路径处的值，例如“style.intensity”。',
      },
    },
    wait_seconds: {
      type: float,
      optional: true,
      default: 2,
      min: 0,
      max: 60,
      advanced: true,
      label: { en: 'Wait (seconds)', zh: '等待时间（秒）' },
      tooltip: { en: 'How long a first message is waited for.', zh: '首次读取时最多等待多久。' },
    },
    trigger: {
      type: any,
      optional: true,
      forceInput: true,
      label: { en: 'Read anew', zh: '重新读取' },
      tooltip: {
        en: 'In a loop, connect the number of the round here: the value is read anew for each item.',
        zh: '在循环中把序号接到这里，每一项都会重新读取该值。',
      },
    },
  },
  outputs: {
    text: { type: string, label: { en: 'Text', zh: '文本' } },
    number: { type: float, label: { en: 'Number', zh: '数字' } },
    boolean: { type: boolean, label: { en: 'Yes or no', zh: '是或否' } },
    received: { type: boolean, label: { en: 'A message was there', zh: '收到消息' } },
  },
  // The same value as before changes nothing, so what was made with it is found again.
  async fingerprint({ profile, topic, wait_seconds: wait }, context) {
    if (typeof profile !== 'string' || typeof topic !== 'string') return Number.NaN;
    const waitMs = 1000 * (typeof wait === 'number' ? wait : 2);
    return (await context.use(topics).latest(profile, topic, { waitMs })) ?? null;
  },
  async run({ profile, topic, default: otherwise, field, wait_seconds: wait }, context) {
    const call = { waitMs: 1000 * wait, signal: context.signal };
    const message = await context.use(topics).latest(profile, topic, call);
    const text = message === undefined ? otherwise : fieldOf(message, field, otherwise);
    const number = Number(text.trim() === '' ? Number.NaN : text);
    return {
      text,
      number: Number.isFinite(number) ? number : 0,
      boolean: /^(true|yes|on|1|是|开|对|真)$/i.test(text.trim()),
      received: message !== undefined,
    };
  },
});

/** A part of a JSON message as text; the whole message where no part is named. */
function fieldOf(message: string, field: string, otherwise: string): string {
  if (field === '') return message;
  let value: Json | undefined;
  try {
    value = JSON.parse(message) as Json;
  } catch {
    return otherwise;
  }
  for (const name of field.split('.')) value = memberOf(value, name);
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as { readonly [key: string]: Json })[name];
}
