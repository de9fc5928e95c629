import { createHash } from 'node:crypto';
import type { Delivered, DeliveryTarget, ProfileFields, TargetOptions } from '../contract.js';
import { deliveryFailed, deliveryRefused, deliveryRejected, deliverySettingInvalid } from '../errors.js';
import { networkFailure } from '../network-failure.js';
import { onceOnly } from '../once-only.js';
import { readEndpoint } from '../read-endpoint.js';
import { withRetries } from '../with-retries.js';
import { isForbiddenNumber } from './allowed-lookup.js';
import { type PostAnswer, postSigned } from './post-signed.js';

/** What a webhook is told. */
export interface WebhookParcel {
  /** What happened, such as `video.delivered`. */
  readonly event: string;
  /** Any JSON. */
  readonly data: unknown;
}

/** What was delivered, and what the receiver said to it. */
export interface WebhookDelivered extends Delivered {
  readonly status: number;
  /** The first 64 KB. */
  readonly answer: string;
}

const answerBytes = 64 * 1024;

/** Calls an address with signed JSON. @throws DELIVERY_SETTING_INVALID */
export function openWebhookTarget(options: TargetOptions): DeliveryTarget<WebhookParcel> {
  const { profile, fields, journal, retry } = options;
  const url = readEndpoint(profile, 'url', fields.url ?? '');
  const refused = () => addressRefused(profile);
  if (isForbiddenNumber(url.hostname)) throw refused();
  // The path and the query may carry a token.
  const place = url.origin;
  const post = (body: string, id: string, signal: AbortSignal | undefined) =>
    withRetries(
      async () => {
        try {
          const { secret, authorization } = fields;
          const answer = await postSigned({
            url,
            body,
            id,
            secret,
            authorization,
            signal,
            refuse: refused,
            answerBytes,
          });
          return taken(answer, place, profile);
        } catch (error) {
          signal?.throwIfAborted();
          throw networkFailure(error, place) ?? error;
        }
      },
      { policy: retry, signal },
    );
  return {
    kind: 'webhook',
    async check({ signal } = {}) {
      const body = JSON.stringify({ event: 'talkgraph.test', at: new Date().toISOString(), data: null });
      await post(body, `test-${Date.now()}`, signal);
    },
    deliver: ({ event, data }, { id, signal, onProgress }) =>
      onceOnly(journal, `webhook ${id}`, async () => {
        const key = createHash('sha256').update(id).digest('hex').slice(0, 32);
        const body = JSON.stringify({ event, id: key, at: new Date().toISOString(), data });
        const { status, body: said } = await post(body, key, signal);
        const answer = withoutOwn(said, fields);
        const bytes = Buffer.byteLength(body);
        onProgress?.({ bytesDone: bytes, bytesTotal: bytes });
        const sha256 = createHash('sha256').update(body).digest('hex');
        const delivered: WebhookDelivered = {
          ...{ target: 'webhook', address: place, bytes, sha256, already: false },
          ...{ status, answer },
        };
        return delivered;
      }),
  };
}

function addressRefused(profile: string) {
  const problem = {
    en: 'it leads to this machine or to a network that clouds keep for themselves',
    zh: '该地址指向本机或云平台的内部网络',
  };
  return deliverySettingInvalid({ profile, field: 'url', problem });
}

function taken(answer: PostAnswer, place: string, profile: string): PostAnswer {
  const { status } = answer;
  const reason = `HTTP ${status}`;
  if (status >= 200 && status < 300) return answer;
  if (status === 401 || status === 403) throw deliveryRefused({ place, profile, reason });
  if (status >= 500 || [408, 409, 425, 429].includes(status)) throw deliveryFailed({ place, reason });
  throw deliveryRejected({
    place,
    reason: status >= 300 && status < 400 ? `${reason}, a redirect, which is not followed` : reason,
  });
}

/** Receivers that repeat what they were sent would carry the profile's secrets into results. */
function withoutOwn(answer: string, { secret, authorization, url }: ProfileFields): string {
  const own = [authorization, authorization?.split(' ').at(-1), secret, url].filter((value) => value !== undefined);
  return own.filter((value) => value.length >= 4).reduce((text, value) => text.replaceAll(value, '[hidden]'), answer);
}
