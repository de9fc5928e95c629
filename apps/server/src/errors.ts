import { defineError } from '@talkgraph/errors';

export const bodyNotJson = defineError('BODY_NOT_JSON', 'user', (d: { route: string }) => ({
  en: `The body sent to ${d.route} is not a JSON object. Send an object such as {"prompt": {...}}.`,
  zh: `发送到 ${d.route} 的请求正文不是 JSON 对象。请发送形如 {"prompt": {...}} 的对象。`,
}));
