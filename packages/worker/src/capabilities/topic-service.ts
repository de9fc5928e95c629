import { type MqttLink, openMqttLink } from '@talkgraph/delivery';
import type { TopicService } from '@talkgraph/nodes';
import { type Home, openSecretStore } from '@talkgraph/runtime';

/** The service as a worker holds it. */
export interface HeldTopicService extends TopicService {
  /** Leaves all brokers; topics are followed again when they are asked for. */
  release(): Promise<void>;
}

/** A topic nobody has asked for so long is left. */
const idleMs = 10 * 60 * 1000;

interface FollowedTopic {
  readonly link: Promise<MqttLink>;
  latest: string | undefined;
  /** Settles with the first message. */
  readonly arrived: Promise<void>;
  idle: NodeJS.Timeout | undefined;
}

/** Follows topics for nodes whose values come from them. */
export function createTopicService(home: Home): HeldTopicService {
  const followed = new Map<string, FollowedTopic>();
  const follow = (key: string, profile: string, topic: string): FollowedTopic => {
    let tell = () => {};
    const entry: FollowedTopic = {
      latest: undefined,
      arrived: new Promise((resolve) => {
        tell = resolve;
      }),
      idle: undefined,
      link: open(home, profile, topic, (text) => {
        entry.latest = text;
        tell();
      }),
    };
    followed.set(key, entry);
    // A profile that is missing is asked for anew the next time: somebody may have made it.
    entry.link.catch(() => followed.delete(key));
    return entry;
  };
  const leave = async (key: string): Promise<void> => {
    const entry = followed.get(key);
    followed.delete(key);
    clearTimeout(entry?.idle);
    await entry?.link.then((link) => link.close()).catch(() => undefined);
  };
  return {
    async latest(profile, topic, { waitMs, signal }) {
      const key = JSON.stringify([profile, topic]);
      const entry = followed.get(key) ?? follow(key, profile, topic);
      clearTimeout(entry.idle);
      entry.idle = setTimeout(() => void leave(key), idleMs).unref();
      await entry.link;
      if (entry.latest === undefined && waitMs > 0) await first(entry.arrived, waitMs, signal);
      return entry.latest;
    },
    async release() {
      await Promise.all([...followed.keys()].map(leave));
    },
  };
}

async function open(home: Home, profile: string, topic: string, onText: (text: string) => void): Promise<MqttLink> {
  const { fields } = await (await openSecretStore(home.root)).read(profile, 'mqtt');
  return openMqttLink({ profile, fields, topics: [topic], onMessage: ({ text }) => onText(text) });
}

/** Waits for a message, but no longer than this. @throws the signal's reason */
async function first(arrived: Promise<void>, waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let stop = () => {};
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      arrived,
      new Promise<void>((resolve, reject) => {
        timer = setTimeout(resolve, waitMs);
        stop = () => reject(signal?.reason);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
