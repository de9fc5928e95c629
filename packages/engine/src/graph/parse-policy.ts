import type { LocalizedText } from '@talkgraph/errors';
import { promptInvalid } from '../errors.js';
import { isJsonObject, type Json } from '../json.js';
import type { NodePolicy } from './prompt.js';

/** Node timers in JavaScript hold at most 2^31-1 ms; what is longer would fire at once. */
const longestMs = 2 ** 31 - 1;

const mostRetries = 100;

/**
 * Reads `_meta.policy`. A mistake in it is refused rather than ignored: a misspelt timeout would never fire.
 * @throws PROMPT_INVALID
 */
export function parsePolicy(node: string, policy: Json): NodePolicy {
  const refuse = (problem: LocalizedText) => promptInvalid({ node, problem });
  if (!isJsonObject(policy)) {
    throw refuse({ en: '_meta.policy must be an object', zh: '_meta.policy 必须是对象' });
  }
  for (const [key, value] of Object.entries(policy)) {
    if (key === 'onError') {
      if (value !== 'stop' && value !== 'continue') {
        throw refuse({
          en: '_meta.policy.onError must be "stop" or "continue"',
          zh: '_meta.policy.onError 必须是 "stop" 或 "continue"',
        });
      }
      continue;
    }
    const limits = wholeNumbers.get(key);
    if (limits === undefined) {
      throw refuse({
        en: `_meta.policy has no setting "${key}"; it knows retries, retryDelayMs, timeoutMs and onError`,
        zh: `_meta.policy 没有设置项 "${key}"；可用的有 retries、retryDelayMs、timeoutMs 和 onError`,
      });
    }
    const [least, most] = limits;
    if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most) {
      throw refuse({
        en: `_meta.policy.${key} must be a whole number from ${least} to ${most}`,
        zh: `_meta.policy.${key} 必须是 ${least} 到 ${most} 之间的整数`,
      });
    }
  }
  return policy as NodePolicy;
}

const wholeNumbers: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['retries', [0, mostRetries]],
  ['retryDelayMs', [0, longestMs]],
  ['timeoutMs', [1, longestMs]],
]);
