import type { IClientPublishOptions } from 'mqtt';
import { type MqttProfile, mqttAddress, mqttOptions } from './mqtt-options.js';

/** A message as it came. */
export interface MqttMessage {
  readonly topic: string;
  readonly text: string;
  /** The broker had kept it; it was not sent just now. */
  readonly retained: boolean;
}

export interface MqttLinkOptions extends MqttProfile {
  /** Filters such as `studio/+/run`. */
  readonly topics: readonly string[];
  readonly onMessage: (message: MqttMessage) => void;
  /** Told each time the broker has let us in and the topics are followed, and when the line has broken. */
  readonly onState?: (state: 'open' | 'broken', reason?: string) => void;
  /** What the broker tells others when this link breaks. */
  readonly will?: { readonly topic: string; readonly message: string };
}

/** A line to a broker that comes back by itself when it breaks. */
export interface MqttLink {
  /** Sends at least once; while the line is broken the message waits. */
  publish(topic: string, message: string, options?: { readonly retain?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Wait before a broken line is tried again. */
const againMs = 2000;
/** Longer messages are left out: a workflow of 2,000 nodes has half a megabyte. */
const longestMessage = 4 * 1024 * 1024;

/** Follows topics of a broker for as long as it is open. A broker that is away is no error: it is waited for. */
export async function openMqttLink(options: MqttLinkOptions): Promise<MqttLink> {
  const { topics, onMessage, onState, will } = options;
  // A tenth of a second of every start of the program, for those few that follow a broker.
  const { default: mqtt } = await import('mqtt');
  const client = mqtt.connect(mqttAddress(options).href, {
    ...(await mqttOptions(options)),
    reconnectPeriod: againMs,
    ...(will && { will: { topic: will.topic, payload: Buffer.from(will.message), qos: 1, retain: true } }),
  });
  let reason: string | undefined;
  client.on('connect', () => {
    reason = undefined;
    const done = (error: Error | null | undefined): void => onState?.(error ? 'broken' : 'open', error?.message);
    if (topics.length > 0) client.subscribe([...topics], { qos: 1 }, done);
    else done(undefined);
  });
  client.on('error', (error) => {
    reason = error.message;
  });
  client.on('close', () => onState?.('broken', reason));
  client.on('message', (topic, payload, { retain }) => {
    if (payload.length <= longestMessage) onMessage({ topic, text: payload.toString('utf8'), retained: retain });
  });
  return {
    async publish(topic, message, { retain = false } = {}) {
      const how: IClientPublishOptions = { qos: 1, retain };
      await client.publishAsync(topic, message, how);
    },
    async close() {
      // Without force the end waits for messages that a broker that is away will never take.
      await client.endAsync(!client.connected).catch(() => undefined);
    },
  };
}
