import type { LocalizedText } from '@talkgraph/errors';

/** What the words of the system and of brokers mean to people. */
const meanings: readonly (readonly [RegExp, LocalizedText])[] = [
  [/ENOTFOUND|EAI_AGAIN|EDNS/, { en: 'no host of this name is found', zh: '找不到该主机' }],
  [/ECONNREFUSED/, { en: 'nobody listens at this address', zh: '该地址没有服务在运行' }],
  [/ETIMEDOUT|ETIMEOUT|timed? ?out|keepalive/i, { en: 'no answer in time', zh: '连接超时' }],
  [/EHOST|ENET/, { en: 'the network does not lead there', zh: '网络不通' }],
  [/ECONNRESET|EPIPE|socket hang up|closed|aborted/i, { en: 'the connection broke', zh: '连接中断' }],
  [
    /not authori[sz]ed|bad user ?name or password/i,
    { en: 'not let in: user name or password', zh: '用户名或密码被拒绝' },
  ],
];

/** Why a place cannot be reached, in people's words, with the system's own behind them. @param said such as `ENOTFOUND` */
export function networkReason(said: string): LocalizedText {
  const meaning = meanings.find(([words]) => words.test(said))?.[1];
  return meaning ? { en: `${meaning.en}: ${said}`, zh: `${meaning.zh}：${said}` } : { en: said, zh: said };
}
