import { createHash } from 'node:crypto';
import { messageOf } from '@talkgraph/errors';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { DeliveryTarget, TargetOptions } from '../contract.js';
import { deliveryFailed, deliveryRefused, deliveryRejected, deliveryUnreachable } from '../errors.js';
import { firstLine, networkFailure } from '../network-failure.js';
import { onceOnly } from '../once-only.js';
import { withRetries } from '../with-retries.js';
import { connectTimeoutMs, mqttAddress, mqttOptions } from './mqtt-options.js';

/** A message for a topic. */
export interface MqttParcel {
  readonly topic: string;
  readonly message: string;
  /** 0 at most once, 1 at least once, 2 exactly once. */
  readonly qos: 0 | 1 | 2;
  /** The broker keeps it for whoever comes later. */
  readonly retain: boolean;
}

const publishTimeoutMs = 30_000;

/** Publishes to an MQTT broker. Each message has a connection of its own. @throws DELIVERY_SETTING_INVALID */
export function openMqttTarget(options: TargetOptions): DeliveryTarget<MqttParcel> {
  const { profile, journal, retry } = options;
  const url = mqttAddress(options);
  const place = `${url.protocol}//${url.host}`;
  const onceConnected = (
    work: (client: MqttClient) => Promise<void>,
    signal: AbortSignal | undefined,
    attempts?: number,
  ) =>
    withRetries(
      async () => {
        try {
          // Our own retries decide when to come back.
          await withClient(url, { ...(await mqttOptions(options)), reconnectPeriod: 0 }, signal, work);
        } catch (error) {
          signal?.throwIfAborted();
          throw mqttFailure(error, place, profile);
        }
      },
      { policy: { ...retry, ...(attempts && { attempts }) }, signal },
    );
  return {
    kind: 'mqtt',
    check: ({ signal } = {}) => onceConnected(async () => {}, signal, 2),
    deliver: ({ topic, message, qos, retain }, { id, signal, onProgress }) =>
      onceOnly(journal, `mqtt ${id}`, async () => {
        checkTopic(topic, place);
        const bytes = Buffer.byteLength(message);
        await onceConnected(
          async (client) => void (await client.publishAsync(topic, message, { qos, retain })),
          signal,
        );
        onProgress?.({ bytesDone: bytes, bytesTotal: bytes });
        const sha256 = createHash('sha256').update(message).digest('hex');
        return { target: 'mqtt', address: `${place}/${topic}`, bytes, sha256, already: false };
      }),
  };
}

/** Connects, does something, and leaves. Whatever breaks the connection meanwhile is the failure. */
async function withClient(
  url: URL,
  options: IClientOptions,
  signal: AbortSignal | undefined,
  work: (client: MqttClient) => Promise<void>,
): Promise<void> {
  const { default: mqtt } = await import('mqtt');
  const client = mqtt.connect(url.href, options);
  let stop = () => {};
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    client.on('close', () => reject(Object.assign(new Error('connection closed'), { code: 'ECONNRESET' })));
    stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    const late = () => reject(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }));
    timer = setTimeout(late, connectTimeoutMs + publishTimeoutMs);
  });
  try {
    const connected = new Promise<void>((resolve) => void client.once('connect', () => resolve()));
    await Promise.race([connected, broken]);
    await Promise.race([work(client), broken]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    broken.catch(() => {});
    await client.endAsync(true).catch(() => undefined);
  }
}

function checkTopic(topic: string, place: string): void {
  if (topic === '' || /[+#\0]/.test(topic) || Buffer.byteLength(topic) > 65_535) {
    throw deliveryRejected({ place, reason: `the topic "${topic.slice(0, 80)}" is empty or has one of + #` });
  }
}

/** Return codes of CONNACK: 4 and 5 of MQTT 3.1.1, 134, 135 and 138 of MQTT 5. */
const refusedCodes = new Set([4, 5, 134, 135, 138]);

function mqttFailure(error: unknown, place: string, profile: string): unknown {
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && code.startsWith('DELIVERY_')) return error;
  const reason = firstLine(messageOf(error));
  if (typeof code === 'number') {
    return refusedCodes.has(code)
      ? deliveryRefused({ place, profile, reason }, error)
      : deliveryFailed({ place, reason }, error);
  }
  return networkFailure(error, place) ?? deliveryUnreachable({ place, reason }, error);
}
